"""Words that the rules know, as data: simplified, for they are compared with the shadow. A new word is a new word here.

Each list says where its words come from: bulletins, weeklies and monthlies of offices and trade bodies.
"""

from __future__ import annotations

import re


def either(*words: str) -> str:
    """A regular expression for any of the words, given as strings of words with blanks between them."""
    each = [word for part in words for word in part.split()]
    # Where none of their first characters stands, none of them is tried.
    firsts = "".join(sorted({re.escape(word[0]) for word in each}))
    return f"(?:(?=[{firsts}])(?:{'|'.join(map(re.escape, each))}))"


CONTENTS = either("目录 目次 要目 导读 导航 contents 看点 速览")

COLUMNS = either(
    "动态 动向 走向 政策 资讯 要闻 快讯 简讯 短讯 新闻 消息 专题 专栏 热点 视点 焦点 观察 视角 论坛 园地 速递 聚焦",
    "之窗 天地 前沿 风采 解读 广角 看台 交流 报道 报导 卷首语 卷首 编者的话 刊首语 大讲堂 讲堂 追踪 研究 规范 法规",
    "专访 会员 之声 之家 荟萃 集锦 速览 文摘 信息 数据 公告 通知公告 访谈 人物 案例 调研 探索 经验 时评 评论 社论 随笔",
    "特稿 特辑 透视 扫描 纵横 博览 连线 活动 工作 观点 提示 视窗 寄语 声音 论述 专论 探讨 争鸣 大事 头条 看板",
    "大事记 纪事 综述 分析 行情 预测 预警 点评 选登 摘登 传真 一线 预告 导航 指南 信箱 问答 讲坛 课堂 大观 集萃 专递",
)
"""What the name of a column ends with."""

EDITORIALS = either("卷首 卷首语 刊首 刊首语 编者的话 发刊词 社论 寄语 主编的话 编者按 会长的话")
"""Columns of one item."""

BRIEF_COLUMNS = either(
    "数字 动态 动向 资讯 要闻 要情 快讯 简讯 短讯 新闻 消息 数据 速递 速览 信息 快递 扫描 集锦 播报 短波"
)

ESSAY_COLUMNS = either(
    "案例 观点 专题 调研 访谈 专访 解读 特稿 特写 思考 论坛 评论 人物 研究 探索 透视 故事 讲座 课堂 问答 信箱 随笔",
    "副刊 讲话 致辞",
)
"""Columns of articles."""

PERIODICALS = either(
    "汇编 选编 摘编 文萃 荟萃 专辑",
    "简报 动态 资讯 通讯 通讯录 月刊 周刊 双月刊 季刊 快报 内参 导刊 专报 信息 简讯 要情 参考 周报 月报 日报 会刊 会讯",
    "通报 杂志 快讯 要讯 专刊 导报 时报 论坛 观察 研究 月讯 季报 半月刊 院刊 校刊 纵横 之友 之窗 瞭望 视野 世界",
    "经济 文摘 摘要 要闻 报",
)
"""What the name of a periodical ends with."""

PUBLISHING = either("指导 主管 主办 承办 协办 编印 印制 印刷 编辑 出版 发行 支持 联办 赞助 发送")
STAFF = either(
    "编 主编 副主编 总编 编审 编委 顾问 记者 编辑 校对 美编 排版 社长 委员会 主任 秘书 发行人 摄影 设计 统筹",
    "责编 监制 策划 督印人",
)
ADDRESSES = either(
    "地址 邮编 邮政编码 电话 传真 邮箱 email e-mail 网址 网站 微信号 微信 qq 印数 准印证 刊号 issn cn 定价 印刷 份数",
    "出版日期 投稿 广告热线 热线 咨询热线 服务热线",
)
DISTRIBUTION = either(
    "主管 主管单位 编 责任编辑 本期责任编辑 本期编辑 本期责编 执行编辑 责编 编辑 主编 总编 校对 审核 审稿 签发",
    "核稿 编审 排版 印刷",
    "总编辑 执行主编 副主编 美编 社长 出版 出版日期 出版时间 印发日期 督印人 编辑委员会主任 编委会主任",
    "主办单位 主办 承办 编印 地址 邮编 电话 传真 邮箱 网址 会址 发行人 发行单位 发行所 督印 编委 监制 承印",
    "编辑部 编委会 编辑部地址 编辑部电话 上一篇 下一篇 上一条 下一条",
    "报 送 报送 抄送 抄报 主送 分送 发 印发 共印 印数 印发范围 发送 呈送 呈报 呈 报呈 抄呈 主报 抄发 分发 发至",
)
"""What stands below the last item of an office's bulletin: 报：… 送：… 编辑：…"""

LINKS = either(
    "编者附言 链接 新闻链接 背景 背景资料 背景链接 背景介绍 延伸阅读 小贴士 名词解释 知识链接 资料链接 报道 编后",
    "点评 短评 院评 简评 评析 本刊点评 专家点评 分析师点评 专家提醒 编辑点评",
)

SOURCES = either("来源 来自 稿源 出处")
SOURCE_OF = either("资料 数据 信息 稿件 文章 新闻 消息 内容 稿 图片")
AUTHORS = either(
    "记者 通讯员 通信员 信息员 撰稿人 撰稿 撰文 作者 执笔 文字 文图 图文 文、图 图、文 文/图 图/文 文、摄影 文/摄影 文",
    "编辑 采写 供稿人 分析师 研究员 采访整理 采访撰文 采写整理",
)
CREDIT_ROLES = either("主答 解答 答疑 采访 采写 整理 主笔 翻译 口述 讲述 供稿 编译 编写 主持 撰写 记录 纪录 执笔")
"""Who made a text, on the line below its headline; with AUTHORS."""
PICTURES = either("摄影 摄 图 供图 图片 制图 绘图 配图")
PICTURED_DAYS, PICTURED_PLACES, PICTURED_SOURCES, PICTURED_PEOPLE = "🗓📅📆⏰🕒", "📍🌏🌍🌎🚩", "📎🔗📰🗞📡", "✍🖊👤🙋"
"""Pictures that stand for words in an account's lines: 🗓 6.13 ｜ 📍 某地 ｜ 📎 某报."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温庞樊葛章倪俞柳施齐梅牛萧鲁甘辛阎祝左涂"
    "殷詹安常季康岳尤毕傅卞伍卜穆湛禹狄臧茅麻颜虞宗贲杭诸钮嵇裴翁荀羿汲邴糜牧隗宓郗仲伊戎祖束韶郜蓟薄宿蒲邰鄂籍屠胥苍莘贡扶郦"
    "雍璩桑桂濮寿扈浦柴茹艾戈庾暨衡弘寇阙沃蔚隆晁勾訾阚巢蒯竺桓迟练芦虚单麦芮蒙丛丘刁劳卫凌聂屈巫曲池洪姬乔蓝荆甄窦褚柏饶柯卓"
    "冉栾骆滕翟苗欧赖阮储岑巩邬裘缪庄晏瞿鄢闵闻祁佟匡隋逄宫廉仇鞠娄敖粟盛蔺靳费符牟邝邢舒耿焦纪佘揭郁谷鲍解霍申游曽关项"
    "尚苑满矫亓仝查车席皮奚郎戚代易喻冼辜郇栗谌苟綦禚邸习"
)
"""The commonest, which more than nine in ten people bear."""

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "慕容",
        "皇甫",
        "申屠",
        "诸葛",
        "令狐",
        "司徒",
        "夏侯",
        "尉迟",
        "公孙",
        "端木",
        "宇文",
        "长孙",
    )
)
CREDITS = either("编写 采写 整理 改编 供稿 供图 编译 编选 摘编 采编 综合 报道 提供 撰写 演讲 发布 摘录 刊载")
HANDED_IN = either("供稿 来稿 报送 报送单位 供稿单位 信息报送 资料提供")
"""供稿：某某局, on a row below a text."""
TAKEN_FROM = either("摘自 译自 编译自 转自 转载自 选自 摘编自 原载 来自 综合自 整理自 改写自 节录自 引自")
OFFICES = either(
    "局 委 办 办公室 部 处 科 股 中心 街道 办事处 公司 集团 协会 商会 学会 联合会 院 厅 镇 乡 站 所 大队 支队 编辑部",
    "秘书处 小组 组 考察团 代表团 馆 校 园区 管委会 委员会 专委会 政府 大学 学校 银行 海关 工作室 工作队 联盟",
    "总站 报社 电视台",
)
PLACES = either("开发区 高新区 新区 县 市 区 旗 乡 镇 村 社区 农场 林场 港区")
"""What the name of a place ends with that sends in news of itself: （分水镇）."""
MEDIA = either(
    "日报 晚报 早报 晨报 商报 时报 都市报 快报 周报 报 新闻网 网 新闻 通讯社 社 电视台 电台 广播 周刊 客户端 公众号"
)
"""What the name of a paper, an agency or a site ends with."""
TITLES = either(
    "长 主任 教授 研究员 经理 书记 总监 专家 博士 院士 律师 主席 委员 局 委 会 部 处 院 所 中心 公司 大学 厅 司",
    "编辑 主编 总编 编审 主笔 导师 讲师 助理 顾问 评论员 观察员 分析师 创始人 合伙人 会计师 店主 负责人 从业员",
)
"""What stands before a name: 副会长 向某, 促进局黎某."""
POSTS = either(
    "理事 监事 董事 干事 工程师 技师 农艺师 技术员 设计师 专员 代表 秘书 教师 老师 会员 研究生 博士后 志愿者 创办人",
)
"""And what else somebody is behind a name: （作者：某某，某厂高级工程师）."""

NOT_NAMES = r"^(?:见|图|表|附|注|第)|^(?:完|略|续|上|中|下)$|^[一二三四五六七八九十]+$|" + either(
    "刊讯 报讯 网讯 会讯 未完 待续 下同 全文 上接 下转 节选 摘要 试行 草案 修订 暂行 单位 以下简称"
)
"""In a bracket at the end of a text, but no person."""

PROFILES = either(
    "经营范围 主要业务经营范围 业务经营范围 主要经营范围 主营 主要业务 企业简介 公司简介 会员简介 会员介绍",
    "代表人 法定代表人 所在地 业务性质 主营业务 业务范围 主营产品 成立时间 成立年份 成立日期 成立年月 创办年份",
    "会员企业简介 会员企业情况介绍 会员单位简介 会员情况介绍 公司概况 企业概况 会员级别 会员类别 会员编号",
    "入会级别 入会时间 入会日期 展位 展位号 负责人 业务 营业项目",
)
OFFICIAL_PAPERS = either(
    "条例 规定 办法 通知 通报 意见 决定 公告 细则 规划 方案 通告 批复 函 令 章程 纲要 指引 规则 倡议 倡议书 公约 告诫书"
)
FACTS = either(
    "时间 日期 地点 费用 名额 对象 主题 主讲 主讲人 报名 报名方式 报名截止 截止报名 截止日期 发文单位 发文机关",
    "发文日期 主旨 依据 公告事项",
    "发布单位 发布机构 发布机关 发布日期 发布时间 成文日期 文号 发文字号 实施日期 施行日期 生效日期 有效期 适用范围",
    "要点 内容要点 主要内容 内容 摘要 提要 背景 影响 建议 点评 单位 名称 案号 案情 案情摘要 内容摘要 处理结果",
    "展期 会期 举办时间 举办地点 展品 展出内容 查询 票价 门票",
    "典型意义 裁判 裁判要旨 裁判结果 评析 基本案情 律师点评 律师提示 联系人 联系电话",
    "联系方式 关键词 问 答 代表 负责人 法人代表 法定代表人",
)
"""The labels of facts: 发文单位：某某部."""
SERIES = either("案例 典型案例 实例 判例 经验 故事 样本 提示 答问 警示")
"""What items are called that a column numbers: 案例一."""
CHRONICLES = either(
    "大事记 大事年表 大事志 纪事 大事纪 记事 会务纪要 活动纪要 要事录 日志 大事一览 大事回顾 大事 要事一览 要事回顾 "
    "活动一览"
)
CAPTIONS = either("表 事件 名单 一览 情况 统计 排行 榜 目录 汇总 明细 数据 清单 对比")
