export const zh = {
  signingIn: '正在登录',
  linking: '正在关联账号',
  wait: '正在核对身份提供方的答复，请稍候。',
  linked: '账号已关联，以后可以用它登录',
  toSignIn: '返回登录',
  toAccount: '返回我的账户',
  cancelled: {
    title: '已取消',
    detail: '您在身份提供方取消了操作，没有任何更改。可以再试一次，或换一种方式登录。',
  },
  provider: {
    title: '身份提供方未能完成',
    detail: '身份提供方返回了错误，请稍后再试。如果一直如此，请联系管理员。',
    said: '错误代码：{{error}}',
  },
  refused: {
    title: '没有成功',
    detail:
      '身份提供方的答复无法核实：可能等待太久、已经用过，或是在另一个浏览器中发起的。请重新开始。如果一直如此，请联系管理员。',
  },
  notLinked: {
    title: '此账号尚未关联',
    detail: '身份提供方已确认是您，但这个账号还没有关联到这里的任何成员。',
    first: '先用密码或通行密钥登录一次。',
    then: '打开“我的账户”，在“关联账号”中关联它。',
    after: '之后就可以用它登录。',
  },
  linkedAlready: {
    title: '此账号已被关联',
    detail: '它已经关联到您或另一位成员。请换一个账号，或先解除原来的关联。',
  },
  signInFirst: {
    title: '请重新登录',
    detail: '离开期间登录已结束，账号没有关联。请登录后再试一次。',
  },
  other: { title: '没有成功' },
};
