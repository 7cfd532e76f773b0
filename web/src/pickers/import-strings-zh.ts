/** How an import stands: beside the imports, and on the home page. */
export const zh = {
  running: '进行中',
  paused: '已暂停',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
  rolled_back: '已回滚',
  dry: '试运行',
  start: '导入数据',
};
