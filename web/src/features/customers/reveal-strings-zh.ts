export const reveal = {
  open: '查看完整的{{name}}',
  why: '查看完整内容会连同理由记入审计日志。',
  reason: '理由',
  text: '请说明',
  show: '查看',
  reasons: {
    call: '致电或联系客户',
    verify: '核对客户身份',
    deliver: '配送或售后',
    correct: '更正资料',
    other: '其他',
  },
};
