// 简体中文。
export const words = {
  // 页面与队列
  desk: '工作台', admin: '管理', overview: '总览', queue: '队列', view: '视图', topics: '主题', known: '已知信息', conversation: '会话',
  skip: '跳到回复框', search: '搜索文字或编号', next: '下一个工单', 'next.none': '这里没有等待中的工单。', 'sign-out': '退出登录', details: '详情', more: '更多',
  mine: '我的', waiting: '等待中', unsure: '待归类', later: '已推迟', done: '已完成', claimed: '处理中', breached: '{0} 个超时',
  'nothing.mine': '你手上没有工单。点“下一个工单”领取最紧急的一个。', 'nothing.waiting': '没有等待中的工单。', 'nothing.unsure': '没有待归类的工单。',
  'nothing.later': '没有推迟的工单。', 'nothing.done': '还没有已回复或已解决的工单。', 'nothing.found': '没有找到。', choose: '请在左侧选择一个工单，或领取下一个。',
  connected: '实时', lost: '连接已断开，正在重试', close: '关闭', cancel: '取消', keep: '保存', draft: '草稿',
  public: '公开', private: '私密', 'public.long': '公开：群内所有人都能看到', 'public.out': '公开：已发到群里',
  due: '首次回复期限', left: '剩 {0}', late: '超时 {0}', until: '到 {0}', priority: '优先级', urgent: '紧急', high: '高', normal: '普通', low: '低',
  messages: '{0} 条消息', nowords: '没有文字', noname: '未留名', held: '由 {0} 处理',
  'status.waiting': '等待中', 'status.claimed': '处理中', 'status.answered': '已回复', 'status.resolved': '已解决', 'status.spam': '垃圾', 'status.merged': '已合并',
  d: '天', h: '小时', m: '分', s: '秒',

  // 会话
  'watcher.looking': '{0} 正在查看此工单', 'watcher.answering': '{0} 正在写回复', 'watcher.noting': '{0} 正在写备注',
  mentions: '提到我的', 'mention.unread': '新', 'mention.new': '{0} 在 {1} 中提到了你。', people: '同事', 'people.found': '{0} 个名字；用方向键选择，回车确认。',
  'messages.label': '消息', newer: '有新消息', 'message.new': '客户发来新消息。', us: '我们', findings: '发现', quoted: '引用的历史', formatted: '原始排版',
  edited: '已编辑', warning: '公开提醒', 'notice.acknowledgement': '收件确认', 'notice.command': '指令回复', 'notice.deletion': '群内删除', 'note.only': '内部备注：客户看不到', flags: '请注意',
  'answer.pending': '等待发送', 'answer.sending': '正在发送', 'answer.sent': '已发送', 'answer.refused': '被渠道拒绝', 'answer.unknown': '是否送达未知', 'answer.unsent': '未发送', 'goes.in': '{0} 秒后发出',
  'auto.reply': '自动回复', 'auto.bounce': '退信', 'auto.list': '邮件列表',
  attachments: '文件', enlarge: '放大', 'file.coming': '正在获取', 'file.too_large': '太大，未保存', 'file.gone': '已不存在', 'file.not_fetched': '无法获取',
  'link.title': '打开客户发来的链接？', 'link.hint': '切勿在客户发来的网页上登录。', 'link.open': '在新标签页打开',
  reveal: '查看原文', 'reveal.hint': '将显示敏感信息。谁、何时、为何查看都会被记录。', 'reveal.shown': '收到时的原文', reason: '原因',
  history: '历史', 'event.claimed': '{0} 领取', 'event.released': '{0} 放回', 'event.requeued': '{0} 转交', 'event.lease_expired': '{0} 离开过久，已回到队列',
  'event.resolved': '{0} 标为已解决', 'event.reopened': '{0} 重新打开', 'event.spam': '{0} 标为垃圾', 'event.snoozed': '{0} 推迟', 'event.woken': '回到队列',
  'event.topic': '主题随会话改变', 'event.answered': '{0} 回复', 'event.changed': '{0} 修改', 'event.names': '提到另一个工单',
  'event.topic_corrected': '{0} 更正主题', 'event.answer_undone': '{0} 撤回回复', 'event.undelivered': '回复未能送达', 'event.closed_by_customer': '客户关闭', 'event.rated': '客户评价', 'event.follows': '接续较早的工单',
  'event.split_off': '{0} 拆分出', 'event.split_from': '{0} 拆分自',
  'event.merged': '{0} 合并了', 'event.merged_into': '{0} 将其合并到', 'event.revealed': '{0} 查看了原文', 'event.noted': '{0} 备注', 'event.mentioned': '{0} 提到了同事', 'event.priority': '优先级改变',

  // 已知信息
  customer: '客户', facts: '要点', missing: '仍缺少', ask: '询问', 'ask.all': '全部询问', topic: '主题', because: '判断依据', correct: '改为：', 'topic.other': '其他主题…', 'topic.right': '✓ 确认是{0}',
  'topic.corrected': '主题已改为{0}。', confidence: '把握', copy: '复制', copied: '已复制', none: '暂无', or: '或', yes: '有', no: '无', others: '该客户的其他工单', similar: '同主题已解决', same: '可能是同一件事', 'why.customer': '同一客户', 'why.topic': '同一主题', 'why.invitation': '来自群内邀请',
  incident: '事件', 'incident.over': '事件（已结束）', 'incident.count': '自 {1} 起有 {0} 位客户', team: '团队', channel: '渠道',

  // 回复
  answer: '回复', note: '备注', 'kind.of': '书写内容', 'answer.in': '使用{0}', 'answer.hint': '写给客户…', 'note.hint': '仅同事可见；@名字 可提醒同事…', 'note.keep': '保存备注',
  send: '发送', 'send.resolve': '发送并解决', preview: '预览', 'preview.hint': '客户将看到：', template: '模板…', 'template.topic': '本主题', 'template.any': '通用',
  'goes.public': '此回复将公开发送：群内所有人都能看到。', take: '领取', 'take.first': '领取工单后即可回复。', 'held.by': '{0} 正在处理。你可以留下备注。', closed: '工单已关闭。重新打开后可回复。', 'closed.merged': '工单已合并。请在 {0} 中回复。',
  'found.secret': '内容含有机密，不能公开发送。', 'found.public': '内容含有个人信息，群内所有人都会看到。', 'found.private': '内容含有机密。确定要发送吗？',
  'found.mend': '返回修改', 'found.anyway': '仍然发送',
  sent: '{0}：回复即将发出。', 'sent.resolved': '{0}：回复即将发出，工单已解决。', undo: '撤回', undone: '已撤回，文字已放回回复框。', 'undone.free': '已撤回；工单现由他人处理。',
  unsent: '未发送：无法连接服务器。文字已保留，请再次发送。', unseen: '客户发来新消息。请先阅读再发送。',
  'lease.lost': '此工单已不在你手上，已回到队列。你写的内容已保留。', 'lease.lost.to': '此工单现由 {0} 处理。你写的内容已保留。', 'lease.lost.other': '你已失去 {0}，它已回到队列。',
  'lease.late': '无法连接服务器；工单将回到队列，剩余', 'lease.away': '你还在吗？工单将回到队列，剩余', 'take.again': '重新领取',
  'refused.taken': '已由他人处理。', 'refused.not_waiting': '工单已解决，请先重新打开。', 'refused.changed': '其间已被他人修改。', 'refused.newer_ticket': '会话已在更新的工单中继续。',
  'refused.unreachable': '没有渠道可以回复这位客户。', 'refused.too_late': '已经发出。',
  attach: '添加文件…', attaching: '正在添加', attached: '已添加 {0}。', 'attach.remove': '移除', 'attach.cut': '无法连接服务器，请重新添加。',
  'refused.file_empty': '文件是空的。', 'refused.file_large': '文件太大（最大 {0}）。', 'refused.file_type': '不能发送这种文件（只能是 {0}）。',
  'refused.files_many': '文件太多：最多 {0} 个。', 'refused.files_large': '文件合计太大（最大 {0}）。', 'refused.no_file': '等待太久已失效，请重新添加。',

  // 操作
  'do.release': '放回', 'do.resolve': '解决', 'do.reopen': '重新打开', 'do.requeue': '转交…', 'do.snooze': '推迟…', 'do.tags': '标签…', 'do.spam': '垃圾…',
  'done.release': '已放回队列。', 'done.resolve': '已解决。', 'done.reopen': '已回到队列。', 'done.requeue': '已转交。', 'done.snooze': '已推迟到 {0}。', 'done.tags': '标签已保存。', 'done.spam': '已标为垃圾。',
  'do.split': '拆分…', 'done.split': '已拆分为 {0}。', 'split.title': '从 {0} 拆分消息', 'split.which': '属于另一件事的消息', 'split.topic': '由这些消息判断', 'split.yes': '拆分', 'split.again': '重新拆分出 {0}…',
  'split.later': '这些消息连同文件成为同一客户的新工单。客户对它们的回复会到那里。', 'split.stays': '客户写的其他内容仍到 {0}。备注留在这里。', 'split.from': '拆分自', 'split.off': '已从本工单拆分：',
  'refused.no_message': '有一条消息已不在本工单中。', 'refused.not_apart': '至少要拆出一条客户消息，并留下一条。',
  'do.merge': '合并…', 'done.merge': '{0} 已并入 {1}。', 'merge.title': '将 {0} 合并到另一工单', 'merge.title.into': '将 {0} 合并到 {1}？', 'merge.into': '保留的工单编号', 'merge.yes': '合并', 'merge.with': '合并到 {0}…',
  'merge.goes': '{0} 的全部消息、文件、备注和信息按时间并入另一工单。', 'merge.later': '客户以后写给 {0} 的内容会到那里。', 'merge.stub': '{0} 保留为指向它的链接。', 'merge.forever': '请确认两者是同一个人：客户自称的信息不是证明。',
  'merged.into': '已合并到', 'merged.from': '已并入本工单：', 'refused.merged': '该工单已合并到另一工单。', 'refused.same_ticket': '这就是本工单。', 'refused.other_customer': '没有依据表明两者是同一客户。',
  'refused.other_visibility': '一个公开，一个私密：绝不混在一起。', 'refused.sending': '正在发送消息，请重试。',
  'spam.title': '标为垃圾？', 'spam.hint': '客户不会收到回复。', 'requeue.note': '给下一位同事的备注', 'tags.hint': '标签，用空格分隔',
  'snooze.until': '推迟到', 'snooze.hint': '客户来信会提前唤回。', 'snooze.hour': '一小时后', 'snooze.hours': '四小时后', 'snooze.tomorrow': '明天早上', 'snooze.days': '三天后', 'snooze.week': '一周后',
  'sign-out.drafts': '退出并丢弃草稿？', 'sign-out.hint': '你写的内容将从这台电脑删除：',

  // 键盘
  keys: '键盘快捷键', 'keys.on': '启用单字母快捷键', 'key.next': '领取下一个工单', 'key.down': '队列向下', 'key.up': '队列向上', 'key.claim': '领取当前工单', 'key.view.mine': '我的', 'key.view.waiting': '等待中', 'key.view.unsure': '待归类', 'key.search': '搜索',
  'key.answer': '回复', 'key.note': '备注', 'key.missing': '询问缺少的信息', 'key.template': '模板', 'key.send': '发送', 'key.sendResolve': '发送并解决', 'key.undo': '撤回回复', 'key.resolve': '解决', 'key.release': '放回',
  'key.topic': '更正主题', 'key.priority': '优先级', 'key.copy': '复制编号', 'key.back': '离开输入框、返回队列', 'key.help': '显示此列表',

  // 主管总览
  'overview.title': '总览', 'overview.days': '天数', 'overview.waiting': '等待', 'overview.breached': '超时', 'overview.oldest': '最久', 'overview.agent': '客服', 'overview.now': '手上', 'overview.answers': '回复', 'overview.resolved': '解决',
  'overview.first': '首次回复', 'overview.topics': '按主题', 'overview.by-day': '每日首次回复', 'overview.day': '日期（UTC）', 'overview.channels': '按渠道', 'overview.agents': '按客服', 'overview.corrections': '对自动归类的更正', 'overview.from': '原主题', 'overview.to': '改为', 'overview.count': '次数',
  'overview.p50': '半数用时', 'overview.p90': '九成用时', 'overview.within': '按时', 'overview.came': '收到', 'overview.csv': 'CSV', 'overview.none': '暂无。', 'overview.answered': '首次回复数', 'overview.late': '超时',
};

// Names of topics, facts, findings, flags and kinds of channels.
export const names = {
  account: '账户', kyc: '身份认证', security: '安全', deposit: '充币', withdrawal: '提币', fiat: '法币', trading: '现货', derivatives: '合约', fees: '手续费', product: '产品', campaign: '活动', api: 'API', complaint: '投诉', suggestion: '建议', spam: '垃圾', other: '其他',
  account_uid: '账户 UID', order_number: '订单号', transaction_hash: '交易哈希', address: '地址', coin: '币种', amount: '数量', network: '网络', trading_pair: '交易对', time: '时间', email: '邮箱', phone: '电话', demand: '诉求', evidence: '证据',
  unsure: '主题待确认', undelivered: '有回复未送达', threat: '提到法律或媒体', 'loss-going-on': '资金正在流失', deadline: '提到期限', impersonation: '有人冒充客服', names_other_ticket: '提到了他人的工单', bounced: '我们发出的邮件被退回', PASSWORD: '密码', OTP: '验证码', TOTP_SECRET: '2FA 密钥', API_KEY: 'API 密钥', JWT: '令牌', PEM_KEY: '私钥文件', CRYPTO_PRIVATE_KEY: '私钥', SEED_PHRASE: '助记词', PAYMENT_CARD: '银行卡', IBAN: 'IBAN', BANK_ACCOUNT: '银行账户', CN_ID: '身份证', PASSPORT: '护照', SSN: '社保号', NATIONAL_ID: '证件号', PHONE: '电话', EMAIL: '邮箱', ADDRESS: '住址', PERSON_NAME: '姓名', DOB: '生日', ACCOUNT_UID: '账户 UID', ORDER_NO: '订单号', BALANCE: '余额', IMPERSONATION: '冒充', TX_HASH: '交易哈希', CRYPTO_ADDRESS: '链上地址',
  email_kind: '邮件', telegram: 'Telegram', form: '表单', webhook: 'Webhook', file: '归档',
};
