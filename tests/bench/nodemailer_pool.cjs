// node nodemailer_pool.cjs DIR PORT COUNT LETTERS ENCODING: the same letters by nodemailer's pool of four connections.
// Prints seconds, CPU seconds and the size of one mail.
const [dir, port, count, letters, encoding] = process.argv.slice(2);
const nodemailer = require(require("path").join(dir, "node_modules", "nodemailer"));
const bodies = JSON.parse(require("fs").readFileSync(letters, "utf8"));
const fill = (text, n) =>
  text.replace(/\ufdd0([a-z]+)\ufdd1/g, (_, place) =>
    place === "greeting" ? `会员${n % 9}，您好：` : `https://news.jianbao.example/m/${place}/${n}-${n}.AbCdEfGhIjKlMnOpQrStUvWxYz`);
const mail = (n) => {
  const { subject, text, html } = bodies[Math.floor((n * bodies.length) / count)];
  const one = {
    from: { name: "简报", address: "a@jianbao.example" }, to: { name: `会员${n % 9}`, address: `member${n}@qq.com` },
    subject, text: fill(text, n), html: fill(html, n), messageId: `<1.${n}@jianbao.example>`,
    list: { unsubscribe: `https://news.jianbao.example/m/unsubscribe/${n}-${n}.AbCdEfGhIjKlMnOpQrStUvWxYz` },
  };
  if (encoding) one.textEncoding = encoding;
  return one;
};
(async () => {
  const out = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(mail(0));
  const pool = nodemailer.createTransport({
    pool: true, maxConnections: 4, maxMessages: 1000, host: "127.0.0.1", port: Number(port), secure: false, ignoreTLS: true,
  });
  const begun = process.hrtime.bigint(), spent = process.cpuUsage();
  let next = 0;
  // As its documentation advises: no more is handed to the pool than it can take.
  await Promise.all(Array.from({ length: 16 }, async () => { while (next < count) await pool.sendMail(mail(next++)); }));
  const used = process.cpuUsage(spent);
  pool.close();
  console.log(Number(process.hrtime.bigint() - begun) / 1e9, (used.user + used.system) / 1e6, out.message.length);
})();
