// The words of the administrators' page.
import {language} from './words.js';

const ALL = {
  en: {
    title: 'Fairlead administration', desk: 'Desk', connected: 'Live', lost: 'Connection lost, trying again',
    'glance.well': 'All {0} channels that are on are well', 'glance.none': 'No channel is on', 'glance.sick': '{0} of {1} channels need you',
    healthy: 'healthy', degraded: 'degraded', unhealthy: 'unhealthy', off: 'off', unknown: 'file',
    since: 'for {0}', todo: 'What to do:', 'last.message': 'Last message', 'last.poll': 'Last asked', lag: 'Lag', 'lag.none': 'nothing waits', 'last.error': 'Last error', ago: '{0} ago', never: 'none yet', now: 'now',
    today: '24 hours', counts: '{0} taken, {1} failed', 'in.quarantine': 'In quarantine', failures: 'Failures by kind', 'failure.line': '{0} in the last hour, {1} today: {2}',
    refused: 'The newest version is refused', chart: 'Messages of the last 24 hours by hour: {0} taken, {1} failed', bar: '{0}: {1} taken, {2} failed',
    start: 'Start', stop: 'Stop', suspend: 'Suspend', resume: 'Resume', try: 'Try a sample', sure: 'Stop {0}?',
    'sure.hint': 'What is in flight is finished. A mailbox or a bot keeps what comes meanwhile; the page of a form is gone until you start it again.',
    cancel: 'Cancel', close: 'Close', 'try.title': 'Try a sample in {0}', 'try.hint': 'A mail, an update, or a form’s JSON. Every stage is shown; nothing is stored, nothing is sent.', 'try.go': 'Try it', 'try.file': 'or a file',
    stage: 'Stage', result: 'Result', 'outcome.ticket': 'It would become this ticket:', 'outcome.ignored': 'It would be ignored: {0}', 'outcome.quarantined': 'It would go to quarantine: {0}', 'outcome.rejected': 'It would be rejected: {0}',
    mistakes: 'These changes are refused; what was there before goes on:', 'next.start': 'These changes take effect at the next start:',
    incidents: 'Incidents', 'incidents.none': 'No incident is open.', 'incidents.hint': 'The same complaint from many customers within minutes. The number leads to their tickets on the desk.', incident: 'What they say', topic: 'Topic', tickets: 'Tickets', 'incident.since': 'Since', 'incident.told': 'Customers are told', 'incident.untold': 'nothing yet', 'incident.show': '{0} tickets of {1} on the desk',
    quarantine: 'Quarantine', 'quarantine.none': 'Nothing is in quarantine.', replay: 'Replay', drop: 'Drop', 'replay.all': 'Replay all {0}', 'drop.all': 'Drop all {0}', wanted: 'replay asked for', 'drop.title': 'Give up {0}', 'drop.why': 'Why? It is kept with them.', number: 'Messages', each: 'Each of them', deeds: 'What to do',
    outbox: 'Outbox', 'outbox.none': 'Everything is sent.', 'outbox.hint': 'What waits to be sent, and what was refused or is unknown since yesterday.',
    users: 'Users', 'users.title': 'Users and audit', admin: 'Administration', user: 'Name', roles: 'Roles', tokens: 'Tokens', 'signed.in': 'Last sign-in', 'role.agent': 'agent', 'role.operator': 'operator', 'role.administrator': 'administrator',
    'user.add': 'Add a user', 'user.on': 'may sign in', 'user.new': 'has a one-time password', 'user.disabled': 'disabled', 'user.roles': 'Change roles', 'user.roles.of': 'Roles of {0}', 'user.reset': 'New password', 'user.disable': 'Disable', 'user.enable': 'Enable',
    'user.name.hint': 'Name: small letters, digits and . _ @ + -', 'user.reset.hint': 'The old password and every session end now. A one-time password is shown to hand over.', 'user.disable.hint': 'Every session ends now, and no token is good.', 'user.enable.hint': 'The user may sign in again.',
    'user.password': 'One-time password of {0}', 'user.password.hint': 'Hand it over. It is good for {0} hours, and shown only here and now.',
    audit: 'Audit', 'audit.actor': 'By', 'audit.deed': 'What', 'audit.subject': 'About', 'audit.since': 'From', 'audit.until': 'Until', 'audit.show': 'Show', 'audit.more': 'Older ones', 'audit.none': 'Nothing fits.',
    webhooks: 'Webhooks', 'webhooks.none': 'Events go to no other system; config/webhooks.yaml says where they may.', 'webhooks.hint': 'Where events go. What was given up can be sent again.', endpoint: 'Endpoint', place: 'Where', waiting: 'Waiting', dead: 'Given up', delivered: 'Arrived',
    'webhook.well': 'well', 'webhook.failing': 'failing', 'webhook.stopped': 'stopped by {0}: {1}', 'webhook.gone': 'not configured any more', 'dead.title': 'Given up for {0}', 'dead.show': 'Look', 'stop.title': 'Stop {0}', 'stop.why': 'Why? Its events wait meanwhile.', event: 'Event',
    ledger: 'Ledger', 'ledger.none': 'Nothing has arrived yet.', 'ledger.hint': 'Everything that was taken from a source must stand in one of the columns after “Seen”; it is counted at the door, too, and compared all the time.', 'ledger.hours': 'The last 24 hours, by hour',
    configuration: 'Configuration', 'configuration.hint': 'Every setting, and where it comes from', filter: 'Show only', key: 'Setting', value: 'Value', from: 'From',
    channel: 'Channel', kind: 'Kind', state: 'State', reason: 'Reason', at: 'Time', source: 'Source', size: 'Bytes', attempts: 'Attempts', ref: 'Ticket', next: 'Next try', hour: 'Hour', door: 'At the door', returned: 'Given back', last: 'Last', sum: 'Adds up', 'sum.yes': '✓ adds up', 'sum.no': '✗ {0} missing',
    seen: 'Seen', queued: 'Queued', appended: 'Appended', duplicate: 'Duplicate', ignored: 'Ignored', rejected: 'Rejected', quarantined: 'Quarantined', held: 'held by the guard',
    pending: 'waiting', sending: 'being sent', unknown_outcome: 'outcome unknown', warning: 'warning', acknowledgement: 'acknowledgement', reply: 'answer', command: 'answer to a command', deletion: 'deletion',
    'forbidden': 'You are signed in without the role that this needs.', failed: 'That did not work: {0}', done: 'Done',
  },
  'zh-CN': {
    title: 'Fairlead 管理', desk: '工作台', connected: '实时', lost: '连接已断开，正在重试',
    'glance.well': '{0} 个已开启的渠道全部正常', 'glance.none': '没有开启的渠道', 'glance.sick': '{1} 个渠道中有 {0} 个需要处理',
    healthy: '正常', degraded: '降级', unhealthy: '异常', off: '关闭', unknown: '文件',
    since: '已持续 {0}', todo: '处理方法：', 'last.message': '最近消息', 'last.poll': '最近查询', lag: '积压时长', 'lag.none': '无积压', 'last.error': '最近错误', ago: '{0}前', never: '暂无', now: '刚刚',
    today: '24 小时', counts: '收取 {0}，失败 {1}', 'in.quarantine': '隔离中', failures: '失败分类', 'failure.line': '最近一小时 {0}，今日 {1}：{2}',
    refused: '最新版本被拒绝', chart: '最近 24 小时每小时消息：收取 {0}，失败 {1}', bar: '{0}：收取 {1}，失败 {2}',
    start: '启动', stop: '停止', suspend: '暂停', resume: '恢复', try: '试运行样本', sure: '停止 {0}？',
    'sure.hint': '正在处理的消息会先完成。邮箱和机器人会保留期间到达的消息；表单页面在重新启动前不可访问。',
    cancel: '取消', close: '关闭', 'try.title': '在 {0} 中试运行样本', 'try.hint': '邮件、更新或表单 JSON。显示每个阶段的结果；不存储，不发送。', 'try.go': '试运行', 'try.file': '或选择文件',
    stage: '阶段', result: '结果', 'outcome.ticket': '将成为以下工单：', 'outcome.ignored': '将被忽略：{0}', 'outcome.quarantined': '将被隔离：{0}', 'outcome.rejected': '将被退回：{0}',
    mistakes: '以下更改被拒绝，之前的版本继续运行：', 'next.start': '以下更改在下次启动时生效：',
    incidents: '突发事件', 'incidents.none': '没有进行中的突发事件。', 'incidents.hint': '几分钟内多位客户反映同一问题。点击数字在工作台查看相关工单。', incident: '客户反映', topic: '主题', tickets: '工单数', 'incident.since': '开始时间', 'incident.told': '已告知客户', 'incident.untold': '尚未告知', 'incident.show': '在工作台查看 {1} 的 {0} 个工单',
    quarantine: '隔离区', 'quarantine.none': '隔离区为空。', replay: '重放', drop: '丢弃', 'replay.all': '重放全部 {0} 条', 'drop.all': '丢弃全部 {0} 条', wanted: '已请求重放', 'drop.title': '放弃 {0} 条', 'drop.why': '原因？会随记录保留。', number: '消息数', each: '逐条查看', deeds: '操作',
    outbox: '发件箱', 'outbox.none': '全部已发送。', 'outbox.hint': '等待发送的，以及昨日以来被拒绝或结果未知的。',
    users: '用户', 'users.title': '用户与审计', admin: '管理', user: '名称', roles: '角色', tokens: '令牌', 'signed.in': '最近登录', 'role.agent': '客服', 'role.operator': '运维', 'role.administrator': '管理员',
    'user.add': '添加用户', 'user.on': '可登录', 'user.new': '持有一次性密码', 'user.disabled': '已停用', 'user.roles': '更改角色', 'user.roles.of': '{0} 的角色', 'user.reset': '新密码', 'user.disable': '停用', 'user.enable': '启用',
    'user.name.hint': '名称：小写字母、数字和 . _ @ + -', 'user.reset.hint': '旧密码和所有会话立即失效，并显示一个一次性密码供转交。', 'user.disable.hint': '所有会话立即结束，令牌全部失效。', 'user.enable.hint': '该用户可以重新登录。',
    'user.password': '{0} 的一次性密码', 'user.password.hint': '请转交给本人。有效期 {0} 小时，仅在此显示一次。',
    audit: '审计', 'audit.actor': '操作人', 'audit.deed': '操作', 'audit.subject': '对象', 'audit.since': '从', 'audit.until': '到', 'audit.show': '查询', 'audit.more': '更早的记录', 'audit.none': '没有符合的记录。',
    webhooks: '事件推送', 'webhooks.none': '未向其他系统推送事件；可在 config/webhooks.yaml 中设置。', 'webhooks.hint': '事件的去向。已放弃的事件可以重新发送。', endpoint: '端点', place: '地址', waiting: '等待', dead: '已放弃', delivered: '已送达',
    'webhook.well': '正常', 'webhook.failing': '失败中', 'webhook.stopped': '已由 {0} 停止：{1}', 'webhook.gone': '已不在配置中', 'dead.title': '{0} 已放弃的事件', 'dead.show': '查看', 'stop.title': '停止 {0}', 'stop.why': '原因？期间的事件会等待。', event: '事件',
    ledger: '账目', 'ledger.none': '尚未收到任何消息。', 'ledger.hint': '从来源收取的每条消息都必须计入“收到”之后的某一列；入口处另行计数并持续核对。', 'ledger.hours': '最近 24 小时（按小时）',
    configuration: '配置', 'configuration.hint': '所有设置及其来源', filter: '筛选', key: '设置', value: '值', from: '来源',
    channel: '渠道', kind: '类型', state: '状态', reason: '原因', at: '时间', source: '来源编号', size: '字节', attempts: '尝试', ref: '工单', next: '下次尝试', hour: '小时', door: '入口计数', returned: '退还', last: '最近', sum: '核对', 'sum.yes': '✓ 相符', 'sum.no': '✗ 缺少 {0} 条',
    seen: '收到', queued: '新建', appended: '追加', duplicate: '重复', ignored: '忽略', rejected: '退回', quarantined: '隔离', held: '被防护暂扣',
    pending: '等待', sending: '发送中', unknown_outcome: '结果未知', warning: '提醒', acknowledgement: '确认', reply: '回复', command: '命令回复', deletion: '删除',
    'forbidden': '您的账户没有所需的角色。', failed: '操作失败：{0}', done: '完成',
  },
};

/** The word for a key, with {0} replaced. */
export function say(key, ...values) {
  let text = ALL[language][key] ?? ALL.en[key] ?? key;
  values.forEach((value, i) => { text = text.replace(`{${i}}`, value); });
  return text;
}

/** Fills every element that names its words. */
export function translate() {
  document.documentElement.lang = language;
  document.title = say('title');
  document.querySelectorAll('[data-say]').forEach(node => { node.textContent = say(node.dataset.say); });
  const other = document.getElementById('language');
  const target = language === 'en' ? 'zh-CN' : 'en';
  other.href = `?lang=${target}`;
  other.lang = other.hreflang = target;
  other.textContent = target === 'en' ? 'English' : '中文';
}
