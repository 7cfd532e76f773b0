export const linkedAccounts = {
  title: '关联账号',
  what: '关联后，可以用企业身份提供方的账号登录，不用输入这里的密码。只有您本人登录后才能关联，不会按邮箱自动关联。',
  provider: '身份提供方',
  account: '账号',
  linkedAt: '关联时间',
  used: '最近使用',
  never: '尚未使用',
  notLinked: '未关联',
  link: '关联',
  linkOf: '关联 {{name}}',
  unlink: '解除关联',
  unlinkOf: '解除关联 {{name}}',
  unlinkTitle: '解除与 {{name}} 的关联？',
  unlinkDetail: '之后不能再用它登录，请确认您记得密码或有通行密钥。',
};

export const singleSignOn = {
  what: '让成员用企业自己的账号登录，例如 Microsoft Entra ID、Okta、Keycloak、Authing，或其他支持 OpenID Connect 的身份提供方。密码和通行密钥仍然可用。每个成员登录后，在“我的账户”中自己关联账号。',
  redirect: '回调地址',
  redirectWhat:
    '先在身份提供方登记一个应用（Web 应用，授权码流程），填写这个回调地址，再用得到的客户端 ID 和密钥在这里添加。',
  providers: '身份提供方',
  add: '添加身份提供方',
  empty: '还没有身份提供方',
  name: '名称',
  nameHint: '显示在登录按钮上：“用 … 登录”',
  issuer: '签发者地址',
  issuerHint: '以 https:// 开头，与身份提供方给出的完全一致，不含 /.well-known/openid-configuration。',
  fixed: '签发者和客户端不能更改：换一个签发者或客户端，原来的关联就会指向别人。需要更换时，请另外添加。',
  clientId: '客户端 ID',
  clientSecret: '客户端密钥',
  secretHint: '加密保存，之后不再显示。',
  secretKept: '不填则保留现有密钥',
  listed: '显示在登录页',
  listedHint: '关闭后，只有打开登录链接的人能看到它。',
  signInLink: '登录链接，发给需要的成员：',
  trusts: '信任它的两步验证',
  trustsHint: '开启后，经它登录不再要求这里的第二步。仅当它自己对所有人要求两步验证时才开启。',
  asked: '保存时会立即连接身份提供方，读取它的配置并检查是否可用。',
  shown: '登录页显示',
  yes: '是',
  byLink: '仅凭链接',
  second: '第二步',
  trusted: '信任提供方',
  here: '在这里验证',
  members: '已关联成员',
  edit: '编辑',
  editOf: '编辑 {{name}}',
  remove: '删除',
  removeOf: '删除 {{name}}',
  removeTitle: '删除身份提供方“{{name}}”？',
  removeDetail:
    '{{members}} 名成员会失去关联，之后改用密码或通行密钥登录；经它登录的设备会立即退出。不能恢复。',
  removeUnused: '还没有成员关联它。删除后不能恢复。',
  saved: '身份提供方已保存',
  removed: '身份提供方已删除',
};

export const providerDid = {
  create: '添加身份提供方',
  update: '更改身份提供方',
  delete: '删除身份提供方',
};

export const linkedAccountDid = {
  add: '关联账号',
  remove: '解除账号关联',
};
