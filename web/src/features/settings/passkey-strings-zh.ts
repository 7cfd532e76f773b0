export const passkeys = {
  title: '通行密钥',
  what: '用指纹、面容或设备密码登录，不用输入密码。通行密钥只认本站网址，无法被钓鱼网站骗走，等同于两步验证。',
  add: '添加通行密钥',
  addHint: '给它起个名字，方便以后辨认。接下来浏览器会请您验证指纹、面容或设备密码。',
  name: '名称',
  make: '继续',
  since: '添加时间',
  used: '最近使用',
  never: '尚未使用',
  rename: '改名',
  renameOf: '给“{{name}}”改名',
  remove: '移除',
  removeOf: '移除“{{name}}”',
  removeTitle: '移除通行密钥“{{name}}”？',
  removeDetail: '之后不能再用它登录，其他设备会退出登录。设备上保存的那一份请另行删除。',
  unable: '此浏览器不支持通行密钥。',
};

export const signInPolicy = {
  title: '登录要求',
  what: '要求哪些成员登录时验证两步（验证器或通行密钥）。到期仍未设置的成员，下次输入密码后会先被引导去设置，不会被锁在门外。',
  whom: '要求两步验证的成员',
  of: {
    administrators: '管理员（管理成员、密钥或设置的人）',
    risky: '管理员，以及能导出、导入、调整组织或查看审计的人',
    everybody: '所有成员',
  },
  grace: '宽限天数',
  graceHint: '从保存时或成员加入时起算，0 到 30 天',
  saved: '登录要求已保存',
};

export const passkeyDid = {
  begin: '开始添加通行密钥',
  add: '添加通行密钥',
  update: '给通行密钥改名',
  remove: '移除通行密钥',
};
