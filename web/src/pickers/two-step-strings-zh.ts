/** For whoever sets a second step up: while signing in, or in the settings. */
export const zh = {
  scan: '用身份验证器应用扫描此二维码，例如腾讯身份验证器、Microsoft Authenticator、Google Authenticator、1Password。',
  picture: '供身份验证器扫描的二维码',
  type: '不能扫描？手动输入这个密钥：',
  first: '应用显示的 6 位验证码',
  firstHint: '验证码每 30 秒更换一次；若不正确，请检查手机时间是否准确。',
  confirm: '验证并开启',
  codesWhy:
    '手机丢失或损坏时，可以用恢复码登录，每个只能用一次。它们只显示这一次，请存放在密码管理器或打印出来，不要和手机放在一起。',
  codes: '恢复码',
  copyAll: '复制全部',
  download: '下载',
  print: '打印',
  file: '连客-恢复码.txt',
  fileHead: '连客两步验证恢复码（{{email}}），每个只能使用一次：',
  kept: '我已妥善保存恢复码',
  done: '完成',
};
