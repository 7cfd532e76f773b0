import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { ChartData } from './chart-types';

export type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** How the page looks where the chart stands. */
export interface Look {
  font: string;
  text: string;
  muted: string;
  line: string;
  surface: string;
  series: string[];
  /** Nothing moves by itself. */
  still: boolean;
}

const TEXT_PX = 12;

/** The chart in the words of the library. The tooltip is drawn, for one made of HTML would meet the page's policy. */
export function chartOption(data: ChartData, look: Look): Option {
  const axisText = { color: look.muted, fontFamily: look.font, fontSize: TEXT_PX };
  return {
    animation: !look.still,
    animationDuration: 150,
    color: look.series,
    textStyle: { fontFamily: look.font, color: look.text },
    grid: { left: 8, right: 8, top: data.series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    ...(data.series.length > 1
      ? {
          legend: {
            type: 'scroll' as const,
            top: 0,
            left: 0,
            icon: 'roundRect',
            textStyle: { color: look.text, fontFamily: look.font, fontSize: TEXT_PX },
            pageTextStyle: { color: look.muted },
            pageIconColor: look.text,
            pageIconInactiveColor: look.line,
          },
        }
      : {}),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: data.kind === 'bar' ? 'shadow' : 'line' },
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.text, fontFamily: look.font, fontSize: TEXT_PX },
      valueFormatter: (value) => data.format(Number(value)),
    },
    xAxis: {
      type: 'category',
      data: [...data.categories],
      axisLabel: { ...axisText, hideOverlap: true },
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...axisText, formatter: (value: number) => data.short(value) },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: data.series.map(({ name, values }) =>
      data.kind === 'bar'
        ? {
            type: 'bar' as const,
            name,
            data: [...values],
            barMaxWidth: 36,
            ...(data.stacked ? { stack: 'all' } : {}),
          }
        : { type: 'line' as const, name, data: [...values], symbolSize: 5, lineStyle: { width: 2 } },
    ),
  };
}
