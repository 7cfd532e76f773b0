export const zh = {
  title: '关于',
  version: '版本',
  licence: '许可证',
  parts: '组成',
  what: 'Lianke 是开源软件，以 Apache-2.0 许可证发布，由下列组件构成。',
  search: '按名称或许可证查找',
  none: '没有匹配的组件',
  of: '共 {{all}} 个组件，显示 {{shown}} 个',
  name: '组件',
  part: { label: '用于', server: '服务端', console: '控制台' },
  download: { server: '服务端清单（CycloneDX）', console: '控制台清单（CycloneDX）' },
};
