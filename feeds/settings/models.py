"""The shape of the files in config/, as pydantic models: the one place that says what a key means.

Strict: an unknown key or a wrong type is an error. The descriptions are what editors show (they end in the JSON
Schema); paths are relative to the workspace, the folder that holds ``config/``.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from feeds.i18n import gettext as _


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_means_default(cls, values: Any) -> Any:
        """A key with nothing after it, for instance because its lines are commented out, is as good as not there."""
        if not isinstance(values, dict):
            return values
        return {key: value for key, value in values.items() if value is not None or key not in cls.model_fields}


_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"


def _slug(value: str) -> str:
    if not re.fullmatch(_SLUG, value):
        raise ValueError(_("只能用小写英文字母、数字和连字符，例如 trade-news"))
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(_("不是已知的时区，例如 Asia/Shanghai")) from None
    return value


def _day(value: Any) -> Any:
    """A date is a text in YAML 1.2, and strict is who takes none for a date."""
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(_("日期要写成 2026-05-01 这样。")) from None


Day = Annotated[dt.date, BeforeValidator(_day)]


def _weekdays(field: str) -> str:
    """Weekday numbers of a crontab as names: there 0 and 7 are Sunday, but APScheduler 3 counts from Monday."""
    names = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
    parts = []
    for part in field.split(","):
        if match := re.fullmatch(r"([0-7])(?:-([0-7]))?(?:/([1-7]))?", part):
            first = int(match[1])
            last = int(match[2]) if match[2] else (6 if match[3] else first)
            parts += [names[day % 7] for day in range(first, last + 1, int(match[3] or 1))] or [part]
        else:
            parts.append(part)
    return ",".join(dict.fromkeys(parts))


def _cron(value: str) -> str:
    """A crontab line of five fields, given back with its weekdays as names."""
    from apscheduler.triggers.cron import CronTrigger

    fields = value.split()
    if len(fields) == 5:
        fields[4] = _weekdays(fields[4])
    try:
        CronTrigger.from_crontab(" ".join(fields))
    except ValueError:
        raise ValueError(_("不是五段式的时间（分 时 日 月 周），例如每个工作日八点：0 8 * * 1-5")) from None
    return " ".join(fields)


def _database(value: str) -> str:
    if re.match(r"[a-z+0-9]+://[^/@\s]*:[^/@\s]*@", value):
        raise ValueError(
            _("里面有密码，而密码不能写在配置文件里。请把整个地址放进环境变量 JIANBAO_DATABASE，删去这一行")
        )
    return value


def _weights(value: Any) -> tuple[float, float, float]:
    """Title, lead and body; one number stands for three times, one and a half times and once itself."""
    numbers = value if isinstance(value, list | tuple) else [value] * 3
    if len(numbers) != 3 or not all(type(number) in (int, float) and math.isfinite(number) for number in numbers):
        raise ValueError(_("应当是一个数，例如 2，或依次为标题、导语、正文的三个数，例如 [6, 3, 2]"))
    title, lead, body = numbers
    return (float(title), float(lead), float(body)) if numbers is value else (3.0 * title, 1.5 * lead, 1.0 * body)


Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG}$"})]
Zone = Annotated[str, AfterValidator(_zone)]
Cron = Annotated[str, AfterValidator(_cron)]
Database = Annotated[str, AfterValidator(_database)]
Weights = Annotated[
    tuple[float, float, float],
    BeforeValidator(_weights, json_schema_input_type=float | tuple[float, float, float]),
]
Frequency = Literal["now", "issue", "daily", "weekly", "monthly"]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Site(Strict):
    title: NonEmpty = Field("简报", description="网站和订阅源的名称")
    description: str = Field("行业会刊的新闻条目，按地区和主题订阅。", description="一句话介绍，写在首页和订阅源里")
    contact: str = Field("", description="读者有事找谁：邮箱、网址、电话或一句话，写在“关于本站”页上")
    address: NonEmpty = Field(
        "http://127.0.0.1:8000",
        description="网站对外的地址，结尾不带斜线；订阅源里的链接由它拼成",
        pattern=r"^https?://[^\s/]+(/[^\s]*[^\s/])?$",
    )
    domain: NonEmpty = Field(
        "jianbao.example",
        description="条目编号（tag: URI）里的域名。定下之后不要再改：编号变了，读者的阅读器会把旧条目当新的再推一次",
        pattern=r"^[a-z0-9.-]+$",
    )
    domain_since: int = Field(2026, description="从哪一年起拥有这个域名（tag: URI 要求的年份）。同样不要再改")
    host: NonEmpty = Field("127.0.0.1", description="内置网页服务监听的地址")
    port: int = Field(8000, description="内置网页服务监听的端口", ge=1, le=65535)
    subscribe: Literal["open", "off"] = Field(
        "off",
        description="open：网站上有用邮件订阅的页面，谁都可以填（寄信确认后才算数）；off：会员只由编辑部加入。"
        "邮件里的退订等链接不受它影响",
    )


class Folders(Strict):
    inbox: NonEmpty = Field("inbox", description="把新一期放进这个文件夹")
    public: NonEmpty = Field("public", description="生成的网站，可整个拷到任何网页服务器")
    outbox: NonEmpty = Field("outbox", description="邮件写成文件时放在这里")


class Intake(Strict):
    settle_seconds: float = Field(2.0, description="文件这么多秒没有变化才算拷贝完（秒）", ge=0, le=600)
    look_every_seconds: int = Field(60, description="没有事件时也每隔这么久看一次收件夹（秒）", ge=1, le=3600)
    largest_megabytes: int = Field(100, description="更大的文件不读，直接退回（MB）", ge=1)


class PeriodicalSettings(Strict):
    slug: Slug = Field(description="英文短名，用在网址和条目编号里，定下之后不要再改")
    title: NonEmpty = Field(description="刊名，与封面一致")
    publisher: str | None = Field(None, description="主办单位")
    home: str | None = Field(
        None, description="所在地（regions.yaml 或内置地区表里的短名或中文名）：“我市”“本省”指哪里"
    )
    aliases: list[NonEmpty] = Field(default_factory=list, description="刊名的其他写法")


BelowGood = Literal["publish", "flag", "hold"]


class Review(Strict):
    doubtful_below: float = Field(0.6, description="把握（0 到 1）低于它的条目算“拿不准”", ge=0, le=1)
    poor_below: float = Field(0.3, description="把握低于它的条目算“很可能有错”", ge=0, le=1)
    poor_share: float = Field(
        0.3, description="一期里拿不准的条目占到这么多（0 到 1），整期就算“很可能有错”", ge=0, le=1
    )
    doubtful_items: BelowGood = Field(
        "flag", description="拿不准的条目：publish 照常发布，flag 发布并注明，hold 留下等人看过再发"
    )
    poor_items: BelowGood = Field("flag", description="很可能有错的条目：publish、flag 或 hold")
    doubtful_issues: BelowGood = Field("publish", description="有地方要核对的一期：publish、flag 或 hold")
    poor_issues: BelowGood = Field("flag", description="很可能有错的一期：publish、flag 或 hold")


FeedKind = Literal["region", "theme", "section", "periodical", "topic", "region-theme"]


_FACET = rf"(region/{_SLUG}(/theme/{_SLUG})?|(theme|section|periodical|topic)/{_SLUG})"


class Retired(Strict):
    feed: NonEmpty = Field(description="停掉的订阅源，例如 theme/e-tax", pattern=f"^{_FACET}$")
    name: NonEmpty = Field(description="它从前的名称")
    successor: NonEmpty = Field("all", description="请读者改订哪一个，例如 theme/finance", pattern=f"^(all|{_FACET})$")
    since: Day = Field(description="从哪一天起停的")


Length = Annotated[int, Field(ge=1, le=1000)]


class Publishing(Strict):
    feed_length: Length = Field(50, description="一个订阅源最多带多少条")
    feed_lengths: dict[FeedKind | Literal["all"], Length] = Field(
        default_factory=dict, description="某一类订阅源另定的条数，例如 all: 100；all 是全部条目的那个"
    )
    feeds: list[FeedKind] = Field(
        default_factory=lambda: list(get_args(FeedKind)),
        description="除了全部条目，还有哪些订阅源：region 地区、theme 主题、section 栏目、periodical 刊物、"
        "topic 专题、region-theme 地区和主题的组合",
    )
    archives: list[FeedKind] = Field(
        default_factory=lambda: list(get_args(FeedKind)),
        description="哪些订阅源带往期存档（RFC 5005）：每期一个文件，阅读器可以一直翻到最早一期。全部条目的那个总有。"
        "地区和主题的组合很多，一期有几十个；嫌文件多就不写 region-theme",
    )
    originals: bool = Field(
        False, description="是否把每期的原文件也放到网站上：条目链到原文的那一页，订阅源里附上原文件"
    )
    hubs: list[Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]] = Field(
        default_factory=list, description="WebSub hub 的地址：有新条目时立即通知它们，不写就不通知"
    )
    retired: list[Retired] = Field(
        default_factory=list, description="停掉的订阅源：各以一条说明收尾，告诉读者改订哪一个"
    )
    published: Literal["issue", "item"] = Field(
        "issue",
        description="条目在订阅源里的时间：issue 用出刊日期，item 用条目自己的日期（太旧的条目会被阅读器忽略）",
    )


class Schedule(Strict):
    daily: Cron = Field("0 8 * * *", description="每日摘要的发送时间（cron：分 时 日 月 周）")
    weekly: Cron = Field("0 8 * * mon", description="每周摘要的发送时间")
    monthly: Cron = Field("0 8 1 * *", description="每月摘要的发送时间")


class Digest(Strict):
    schedules: Schedule = Field(default_factory=Schedule, description="每日、每周、每月的摘要在什么时间发")
    stale_after_hours: int = Field(36, description="错过的摘要超过这么多小时就不再补发，记为过期", ge=1)
    late_after_days: int | None = Field(
        None,
        description="收进来时，出刊日期已过去这么多天的旧刊只发布、不寄邮件；"
        "不写：邮件真的发出去时是 60 天，只写成文件时不论多旧都写",
        ge=1,
    )


class WarmUp(Strict):
    since: Day = Field(description="从哪一天开始用这个服务器（年-月-日）")
    first_day: int = Field(200, description="第一天最多发多少封", ge=1)
    growth: float = Field(1.5, description="以后每天是前一天的多少倍", gt=1, le=10)
    until: int = Field(50000, description="一天能发这么多封之后就不再限制", ge=1)


class Smtp(Strict):
    host: NonEmpty = Field(description="发信服务器")
    port: int = Field(465, description="发信服务器的端口", ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="tls：465 端口；starttls：587 端口；none：只用于本机"
    )
    username: str | None = Field(
        None, description="登录名。密码不写在这里：用环境变量 JIANBAO_SMTP_PASSWORD 或 password_file"
    )
    password_file: str | None = Field(None, description="存放密码的文件（如 Docker secret）")
    timeout_seconds: float = Field(30.0, description="等服务器回应多久（秒）", ge=1, le=600)
    connections: int = Field(4, description="最多同时几个连接", ge=1, le=100)
    mails_a_connection: int = Field(100, description="一个连接发多少封就换一个", ge=1)
    a_minute: int | None = Field(None, description="一分钟最多发多少封", ge=1)
    an_hour: int | None = Field(None, description="一小时最多发多少封", ge=1)
    warm_up: WarmUp | None = Field(None, description="新服务器先少发一些，每天多发一些")


class Relay(Smtp):
    name: Slug = Field(description="英文短名；密码放进环境变量 JIANBAO_SMTP_PASSWORD_短名（大写，- 换成 _）")
    weight: int = Field(1, description="分到的份量：2 的发两封，1 的发一封", ge=1, le=1000)


class DomainLimits(Strict):
    domains: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$")]] = Field(
        description="收件人的邮箱域名，例如 [qq.com, foxmail.com]；合起来算", min_length=1
    )
    a_minute: int | None = Field(None, description="一分钟最多发多少封", ge=1)
    an_hour: int | None = Field(None, description="一小时最多发多少封", ge=1)
    connections: int | None = Field(None, description="每个发信服务器最多同时发几封", ge=1)


class QuietHours(Strict):
    start: ClockTime = Field(description="从几点起不发，例如 22:00")
    end: ClockTime = Field(description="到几点再发，例如 07:00")
    zone: Literal["operator", "member"] = Field(
        "operator", description="operator：按设置里的 timezone；member：按会员自己的时区"
    )


class DkimKey(Strict):
    selector: NonEmpty = Field(description="选择器，公钥的 TXT 记录叫 选择器._domainkey.域名", pattern=r"^[a-z0-9.-]+$")
    key_file: NonEmpty = Field(description="私钥文件（PEM），RSA 或 Ed25519，相对于工作目录")


class Dkim(Strict):
    domain: str | None = Field(
        None, description="签名的域名；不写就用发件人的域名，DMARC 要求两者一致", pattern=r"^[a-z0-9.-]+$"
    )
    keys: list[DkimKey] = Field(description="每个密钥签一个名；可以 RSA 和 Ed25519 各一个", min_length=1)


class BounceMailbox(Strict):
    host: NonEmpty = Field(description="收信服务器（IMAP）")
    port: int = Field(993, description="收信服务器的端口", ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = Field("tls", description="tls：993 端口；starttls、none：143 端口")
    username: NonEmpty = Field(description="登录名。密码放进环境变量 JIANBAO_IMAP_PASSWORD 或 password_file")
    password_file: str | None = Field(None, description="存放密码的文件")
    folder: NonEmpty = Field("INBOX", description="退信在哪个文件夹")
    afterwards: Literal["keep", "delete"] = Field("keep", description="读过之后：keep 标为已读，delete 删去认得的退信")
    timeout_seconds: float = Field(30.0, description="等服务器回应多久（秒）", ge=1, le=600)


class Bounces(Strict):
    days: int = Field(3, description="在这么多个不同的日子里退信，才不再给这个地址发", ge=1, le=30)
    within_days: int = Field(60, description="只数最近这么多天里的退信", ge=1, le=3650)
    mailbox: BounceMailbox | None = Field(None, description="收退信的邮箱，定时去读；也可以用管道：jianbao bounce")


class Mail(Strict):
    transport: Literal["file", "smtp"] = Field("file", description="file：写成 outbox/*.eml；smtp：真的发出去")
    sender: NonEmpty = Field("简报 <jianbao@jianbao.example>", description="发件人")
    reply_to: str | None = Field(None, description="回信地址")
    return_path: str | None = Field(
        None,
        description="退信寄到哪里；不写就是发件人。有 * 就换成每封信的记号（如 bounce+*@example.org），退信一定认得出",
        pattern=r"^[^@\s]+@[^@\s*]+$",
    )
    smtp: Smtp | None = Field(None, description="发信服务器，只有一个时写在这里；transport 为 smtp 时必填")
    relays: list[Relay] = Field(default_factory=list, description="有几个发信服务器时写在这里；一个不通就用别的")
    domains: list[DomainLimits] = Field(default_factory=list, description="发给某些邮箱的限额")
    quiet_hours: QuietHours | None = Field(None, description="夜里不发摘要；订阅确认之类照发")
    batch: int = Field(50, description="一次认领多少封：断电时最多这么多封存疑", ge=1, le=1000)
    dkim: Dkim | None = Field(None, description="DKIM 签名；发信服务器自己会签就不用写")
    bounces: Bounces = Field(default_factory=Bounces, description="退信")
    subject_prefix: str = Field("", description="主题前缀；商业广告邮件依法须写“AD”或“广告”")

    @model_validator(mode="after")
    def _one_way(self) -> Mail:
        if self.smtp is not None and self.relays:
            raise ValueError(_("smtp 和 relays 只写一个：有几个发信服务器时都写在 relays 里"))
        names = [relay.name for relay in self.relays]
        if len(set(names)) != len(names):
            raise ValueError(_("relays 里有两个服务器的 name 相同"))
        return self


class WeChatAccount(Strict):
    appid: str = Field(
        description="公众号的 AppID。AppSecret 不写在这里：用环境变量 JIANBAO_WECHAT_SECRET 或 secret_file",
        pattern=r"^\w{1,96}$",
    )
    secret_file: str | None = Field(None, description="存放 AppSecret 的文件（如 Docker secret）")
    automatic: Literal["off", "draft", "publish"] = Field(
        "off", description="新一期发布后：off 不动，draft 放进草稿箱由人发出，publish 放进草稿箱并发布（须是认证账号）"
    )
    api: NonEmpty = Field(
        "https://api.weixin.qq.com",
        description="接口的地址；微信另有 api2.weixin.qq.com 等容灾域名，也可以是自己的转发",
        pattern=r"^https?://[^\s/]+$",
    )
    timeout_seconds: float = Field(30.0, description="等微信回应多久（秒）", gt=0, le=600)


class WeComGroup(Strict):
    slug: Slug = Field(description="英文短名；群机器人的 key 放进环境变量 JIANBAO_WECOM_KEY_短名（大写，- 换成 _）")
    name: NonEmpty = Field(description="群名，给人看的")
    key_file: str | None = Field(None, description="或者把 key 单独放在这个文件里")
    topics: list[str] = Field(default_factory=list, description="发哪些专题（topics.yaml 里的短名）；不写就发全部条目")
    form: Literal["markdown", "news"] = Field("markdown", description="markdown：一段文字列出条目；news：图文卡片")
    webhook: NonEmpty = Field(
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
        description="群机器人的地址，不带 key；私有部署的企业微信才需要改",
        pattern=r"^https?://[^\s?]+$",
    )


class WeChat(Strict):
    group_by: Literal["region", "theme", "section"] = Field("theme", description="文章里的条目按什么分组")
    author: str = Field("", description="文章作者，最多 16 个字；不写就用主办单位")
    theme: NonEmpty = Field("vermilion", description="文章的样式：wechat-themes.yaml 里的短名")
    closing_image: str | None = Field(
        None, description="文章末尾的图片（如公众号的二维码），PNG 或 JPEG，1 MB 以内；路径相对于工作目录"
    )
    account: WeChatAccount | None = Field(None, description="公众号；不写就由编辑从复制页粘贴")
    groups: list[WeComGroup] = Field(default_factory=list, description="企业微信群机器人")


class JianbaoSettings(Strict):
    """config/jianbao.yaml"""

    language: Literal["zh-CN", "en"] = Field("zh-CN", description="网页、邮件和命令输出的语言")
    timezone: Zone = Field("Asia/Shanghai", description="日期和定时所用的时区")
    database: Database = Field(
        "jianbao.db",
        description="SQLite 文件（相对于工作目录），或 postgresql:// 地址；也可用环境变量 JIANBAO_DATABASE",
    )
    site: Site = Field(default_factory=Site, description="网站和订阅源")
    folders: Folders = Field(default_factory=Folders, description="文件夹，相对于工作目录")
    intake: Intake = Field(default_factory=Intake, description="收件夹：怎样收新一期")
    periodicals: list[PeriodicalSettings] = Field(
        default_factory=list, description="认识的刊物；不在此列的照样处理，短名由刊名的拼音生成"
    )
    review: Review = Field(default_factory=Review, description="拿不准的条目和各期怎么办；用 jianbao review 查看")
    publishing: Publishing = Field(default_factory=Publishing, description="订阅源的内容")
    engine: Literal["embedded", "cluster"] = Field(
        "embedded",
        description="由谁来发：embedded 本进程；cluster 几台机器共用一个 PostgreSQL，要另装 jianbao[cluster]",
    )
    digest: Digest = Field(default_factory=Digest, description="邮件摘要的时间")
    mail: Mail = Field(default_factory=Mail, description="邮件怎样发出")
    wechat: WeChat = Field(default_factory=WeChat, description="微信文章")


class Selection(Strict):
    """Regions x themes x sections x words. An empty list does not narrow; a region stands for its children too."""

    regions: list[str] = Field(default_factory=list, description="地区：短名或中文名，含下级地区")
    themes: list[str] = Field(default_factory=list, description="主题：短名或中文名")
    sections: list[str] = Field(default_factory=list, description="栏目名")
    words: list[str] = Field(
        default_factory=list, description="标题或正文里的词，两个字以上；不分简繁、大小写和全角半角，英文按整词"
    )


class TopicSettings(Strict):
    slug: Slug = Field(description="英文短名，写在 members.csv 里")
    name: NonEmpty = Field(description="专题名称")
    description: str = Field("", description="一句话说明")
    all: Selection = Field(
        default_factory=Selection, description="每一类里至少符合一个，且各类都要符合；留空表示全部条目"
    )
    any: Selection = Field(default_factory=Selection, description="符合其中任何一个即可")
    none: Selection = Field(default_factory=Selection, description="符合其中任何一个就排除")
    was: list[Slug] = Field(default_factory=list, description="从前的短名：旧网址会转到新的")
    frequency: Frequency = Field(
        "issue", description="默认的发送频率：now 即时、issue 每期、daily 每日、weekly 每周、monthly 每月"
    )


class TopicsFile(Strict):
    """config/topics.yaml"""

    topics: list[TopicSettings] = Field(default_factory=list, description="专题，按页面上的先后")


class RegionSettings(Strict):
    slug: Slug = Field(description="英文短名，用在网址里")
    name: NonEmpty | None = Field(None, description="中文短名；只为内置地区添别名时可以不写")
    parent: str | None = Field(None, description="上级地区的短名")
    kind: Literal["world", "area", "country", "province", "city", "district", "zone"] = Field(
        "zone", description="级别：世界、区域、国家、省、市、区县，或开发区等其他地方"
    )
    aliases: list[NonEmpty] = Field(default_factory=list, description="其他写法")
    was: list[Slug] = Field(default_factory=list, description="从前的短名：旧网址会转到新的")


class RegionsFile(Strict):
    """config/regions.yaml: what the operator adds to, or changes in, the built-in table of regions."""

    regions: list[RegionSettings] = Field(default_factory=list, description="要添加的地区，或要加别名的内置地区")
    remove: list[str] = Field(default_factory=list, description="不用作标签的内置地区（短名）")


class ThemeSettings(Strict):
    slug: Slug = Field(description="英文短名，用在网址里")
    name: NonEmpty = Field(description="中文名称")
    words: dict[str, Weights] = Field(
        default_factory=dict,
        description="词: 分量；三个数时依次为标题、导语、正文的分量，一个数时标题按三倍、导语按一倍半计",
    )
    excludes: list[NonEmpty] = Field(default_factory=list, description="标题里有这些词就不是这个主题")
    sections: list[NonEmpty] = Field(default_factory=list, description="栏目名、刊名里有这些词，多属这个主题")
    was: list[Slug] = Field(default_factory=list, description="从前的短名：旧网址会转到新的")


class WeChatThemeSettings(Strict):
    slug: Slug = Field(description="英文短名，写在 jianbao.yaml 的 wechat.theme")
    name: NonEmpty = Field(description="中文名称")
    accent: str = Field(description="主色，#rrggbb", pattern="^#[0-9a-fA-F]{6}$")
    heading: int = Field(19, description="分组标题的字号（像素）", ge=12, le=40)
    headline: int = Field(16, description="条目标题的字号", ge=12, le=40)
    text: int = Field(15, description="正文的字号", ge=12, le=40)
    small: int = Field(12, description="日期、来源和注的字号", ge=10, le=40)
    radius: int = Field(3, description="方框的圆角", ge=0, le=40)


class WeChatThemesFile(Strict):
    """config/wechat-themes.yaml"""

    themes: list[WeChatThemeSettings] = Field(default_factory=list, description="微信文章的样式，按复制页上的先后")


class ThemesFile(Strict):
    """config/themes.yaml"""

    themes: list[ThemeSettings] = Field(default_factory=list, description="主题，按页面上的先后")
