// The words of the desk and the administrators' page, by language.
const ALL = {
  en: {
    desk: 'Desk', admin: 'Admin', queue: 'Queue', view: 'View', topics: 'Topics', known: 'What is known',
    waiting: 'Waiting', claimed: 'Claimed', all: 'All', close: 'Close', back: 'Back to the queue',
    keys: 'Keyboard', 'key.move': 'Next and previous ticket', 'key.view': 'Waiting, claimed',
    'key.copy': 'Copy the reference', 'key.back': 'Back to the queue', 'key.help': 'This list',
    'nothing.waiting': 'No ticket is waiting.', 'nothing.claimed': 'No ticket is claimed.', choose: 'Choose a ticket on the left.',
    connected: 'Live', lost: 'Connection lost, trying again', more: 'The newest {0} are shown.',
    public: 'Public', private: 'Private', 'public.long': 'Public: everybody in the group can read this',
    due: 'Due', left: '{0} left', late: '{0} late', urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low',
    findings: 'Masked here', quoted: 'Quoted history', edited: 'edited', warning: 'Public warning',
    'warning.pending': 'waiting to be sent', 'warning.sending': 'being sent', 'warning.sent': 'sent', 'warning.refused': 'refused by the channel', 'warning.unknown': 'outcome unknown',
    customer: 'Customer', facts: 'Facts', missing: 'Still missing', topic: 'Topic', because: 'Decided by', alternatives: 'Or perhaps',
    copy: 'Copy', copied: 'Copied', none: 'Nothing yet', attachments: 'Files', from: 'from', to: 'us', held: 'held by {0}',
    flags: 'Take care', confidence: 'sure', or: 'or', yes: 'yes', no: 'no', 'auto.reply': 'automatic reply', 'auto.bounce': 'bounce', 'auto.list': 'mailing list',
    messages: '{0} messages', subject: 'Subject', noname: 'Unnamed',
    d: 'd', h: 'h', m: 'min', s: 's',
    channels: 'Channels', ledger: 'Ledger', quarantine: 'Quarantine', channel: 'Channel', kind: 'Kind', state: 'State', reason: 'Reason', on: 'on', off: 'off',
    seen: 'Seen', queued: 'Queued', appended: 'Appended', duplicate: 'Duplicate', ignored: 'Ignored', rejected: 'Rejected', quarantined: 'Quarantined', last: 'Last', sum: 'Adds up',
    'sum.yes': '✓ adds up', 'sum.no': '✗ does not add up', 'quarantine.none': 'Nothing is in quarantine.', 'ledger.none': 'Nothing has arrived yet.', 'channels.none': 'No channel is known.', at: 'Time', source: 'Source', title: 'Fairlead administration',
    'state.held': 'held by the guard', 'state.quarantined': 'unreadable', ledgerhint: 'Everything that arrived must be in one of the columns after “Seen”.',
  },
  'zh-CN': {
    desk: '工作台', admin: '管理', queue: '队列', view: '视图', topics: '主题', known: '已知信息',
    waiting: '等待中', claimed: '处理中', all: '全部', close: '关闭', back: '返回队列',
    keys: '键盘快捷键', 'key.move': '下一个、上一个工单', 'key.view': '等待中、处理中',
    'key.copy': '复制编号', 'key.back': '返回队列', 'key.help': '显示此列表',
    'nothing.waiting': '没有等待中的工单。', 'nothing.claimed': '没有处理中的工单。', choose: '请在左侧选择一个工单。',
    connected: '实时', lost: '连接已断开，正在重试', more: '仅显示最新的 {0} 个。',
    public: '公开', private: '私密', 'public.long': '公开：群内所有人都能看到',
    due: '首次回复期限', left: '剩 {0}', late: '超时 {0}', urgent: '紧急', high: '高', normal: '普通', low: '低',
    findings: '已遮盖', quoted: '引用的历史', edited: '已编辑', warning: '公开提醒',
    'warning.pending': '等待发送', 'warning.sending': '正在发送', 'warning.sent': '已发送', 'warning.refused': '被渠道拒绝', 'warning.unknown': '结果未知',
    customer: '客户', facts: '要点', missing: '仍缺少', topic: '主题', because: '判断依据', alternatives: '其他可能',
    copy: '复制', copied: '已复制', none: '暂无', attachments: '文件', from: '来自', to: '我们', held: '由 {0} 处理',
    flags: '请注意', confidence: '把握', or: '或', yes: '有', no: '无', 'auto.reply': '自动回复', 'auto.bounce': '退信', 'auto.list': '邮件列表',
    messages: '{0} 条消息', subject: '主题行', noname: '未留名',
    d: '天', h: '小时', m: '分', s: '秒',
    channels: '渠道', ledger: '账目', quarantine: '隔离区', channel: '渠道', kind: '类型', state: '状态', reason: '原因', on: '开启', off: '关闭',
    seen: '收到', queued: '新建', appended: '追加', duplicate: '重复', ignored: '忽略', rejected: '退回', quarantined: '隔离', last: '最近', sum: '核对',
    'sum.yes': '✓ 相符', 'sum.no': '✗ 不相符', 'quarantine.none': '隔离区为空。', 'ledger.none': '尚未收到任何消息。', 'channels.none': '没有渠道。', at: '时间', source: '来源编号', title: 'Fairlead 管理',
    'state.held': '被防护暂扣', 'state.quarantined': '无法读取', ledgerhint: '收到的每条消息都必须计入“收到”之后的某一列。',
  },
};

const NAMES = {
  en: {
    account: 'Account', kyc: 'Identity check', security: 'Security', deposit: 'Deposit', withdrawal: 'Withdrawal', fiat: 'Bank and card', trading: 'Trading', derivatives: 'Derivatives', fees: 'Fees', product: 'Product', campaign: 'Campaign', api: 'API', complaint: 'Complaint', suggestion: 'Suggestion', spam: 'Spam', other: 'Other',
    account_uid: 'Account UID', order_number: 'Order number', transaction_hash: 'Transaction hash', address: 'Address', coin: 'Coin', amount: 'Amount', network: 'Network', trading_pair: 'Trading pair', time: 'Time', email: 'E-mail', phone: 'Phone', demand: 'Demand', evidence: 'Evidence',
    impersonation: 'Someone poses as support', names_other_ticket: 'Names the ticket of somebody else', bounced: 'A mail of ours came back', PASSWORD: 'Password', OTP: 'One-time code', TOTP_SECRET: '2FA secret', API_KEY: 'API key', JWT: 'Token', PEM_KEY: 'Private key file', CRYPTO_PRIVATE_KEY: 'Private key', SEED_PHRASE: 'Seed phrase', PAYMENT_CARD: 'Payment card', IBAN: 'IBAN', BANK_ACCOUNT: 'Bank account', CN_ID: 'Chinese ID', PASSPORT: 'Passport', SSN: 'SSN', NATIONAL_ID: 'National ID', PHONE: 'Phone', EMAIL: 'E-mail', ADDRESS: 'Postal address', PERSON_NAME: 'Name', DOB: 'Date of birth', ACCOUNT_UID: 'Account UID', ORDER_NO: 'Order number', BALANCE: 'Balance', IMPERSONATION: 'Impersonation', TX_HASH: 'Transaction hash', CRYPTO_ADDRESS: 'Crypto address',
    email_kind: 'E-mail', telegram: 'Telegram', form: 'Form', webhook: 'Webhook', file: 'Archive',
  },
  'zh-CN': {
    account: '账户', kyc: '身份认证', security: '安全', deposit: '充币', withdrawal: '提币', fiat: '法币', trading: '现货', derivatives: '合约', fees: '手续费', product: '产品', campaign: '活动', api: 'API', complaint: '投诉', suggestion: '建议', spam: '垃圾', other: '其他',
    account_uid: '账户 UID', order_number: '订单号', transaction_hash: '交易哈希', address: '地址', coin: '币种', amount: '数量', network: '网络', trading_pair: '交易对', time: '时间', email: '邮箱', phone: '电话', demand: '诉求', evidence: '证据',
    impersonation: '有人冒充客服', names_other_ticket: '提到了他人的工单', bounced: '我们发出的邮件被退回', PASSWORD: '密码', OTP: '验证码', TOTP_SECRET: '2FA 密钥', API_KEY: 'API 密钥', JWT: '令牌', PEM_KEY: '私钥文件', CRYPTO_PRIVATE_KEY: '私钥', SEED_PHRASE: '助记词', PAYMENT_CARD: '银行卡', IBAN: 'IBAN', BANK_ACCOUNT: '银行账户', CN_ID: '身份证', PASSPORT: '护照', SSN: '社保号', NATIONAL_ID: '证件号', PHONE: '电话', EMAIL: '邮箱', ADDRESS: '住址', PERSON_NAME: '姓名', DOB: '生日', ACCOUNT_UID: '账户 UID', ORDER_NO: '订单号', BALANCE: '余额', IMPERSONATION: '冒充', TX_HASH: '交易哈希', CRYPTO_ADDRESS: '链上地址',
    email_kind: '邮件', telegram: 'Telegram', form: '表单', webhook: 'Webhook', file: '归档',
  },
};

/** `?lang=` wins, then what the browser wishes; Chinese in any form is Chinese. */
export const language = (new URLSearchParams(location.search).get('lang') ?? navigator.language ?? 'en').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

/** The word for a key, with {0} replaced. */
export function say(key, ...values) {
  let text = ALL[language][key] ?? ALL.en[key] ?? key;
  values.forEach((value, i) => { text = text.replace(`{${i}}`, value); });
  return text;
}

/** The name of a topic, a fact, a finding or a kind of channel; a code of the operator's own is shown as it is. */
export function nameOf(code) {
  return NAMES[language][code] ?? code.replaceAll('_', ' ');
}

export function kindName(kind) {
  return kind === 'email' ? nameOf('email_kind') : nameOf(kind);
}

/** Time left or over, in the largest two units. */
export function span(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const gap = language === 'en' ? ' ' : '';
  const unit = (n, key) => `${n}${gap}${say(key)}`;
  if (d) { return `${unit(d, 'd')} ${unit(h, 'h')}`; }
  if (h) { return `${unit(h, 'h')} ${unit(m, 'm')}`; }
  return m ? unit(m, 'm') : unit(Math.floor(Math.abs(milliseconds) / 1000), 's');
}

export function moment(iso) {
  return new Intl.DateTimeFormat(language, {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false}).format(new Date(iso));
}

/** Fills every element that names its words, and the language of the page. */
export function translate(root = document) {
  document.documentElement.lang = language;
  root.querySelectorAll('[data-say]').forEach(node => { node.textContent = say(node.dataset.say); });
  root.querySelectorAll('[data-say-label]').forEach(node => { node.setAttribute('aria-label', say(node.dataset.sayLabel)); });
  const other = root.querySelector('#language');
  if (other) {
    const target = language === 'en' ? 'zh-CN' : 'en';
    const keep = () => { other.href = `?lang=${target}${location.hash}`; };
    other.lang = other.hreflang = target;
    other.textContent = target === 'en' ? 'English' : '中文';
    keep();
    addEventListener('hashchange', keep);
  }
}
