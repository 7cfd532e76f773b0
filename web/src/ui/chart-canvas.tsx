import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as install, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption, type Look } from './chart-option';
import type { ChartData } from './chart-types';

install([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** The tokens as they are now; the canvas knows nothing of style sheets. */
function lookOf(host: HTMLElement): Look {
  const style = getComputedStyle(host);
  const token = (name: string) => style.getPropertyValue(`--lk-${name}`).trim();
  return {
    font: style.fontFamily,
    text: token('text'),
    muted: token('text-2'),
    line: token('line'),
    surface: token('surface'),
    series: [1, 2, 3, 4, 5].map((number) => token(`chart-${number}`)),
    still: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** An element that a chart may empty: it does so through `innerHTML`, which the page's policy trusts nobody with. */
function room(): HTMLElement {
  const room = document.createElement('div');
  Object.defineProperty(room, 'innerHTML', { value: '', writable: true });
  return room;
}

interface Props {
  data: ChartData;
  onPick: ((category: number, series: number) => void) | undefined;
}

export function ChartCanvas({ data, onPick }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef({ data, onPick });
  useEffect(() => {
    latest.current = { data, onPick };
  });

  useEffect(() => {
    const place = host.current;
    if (place === null) return undefined;
    const inner = room();
    place.replaceChildren(inner);
    const made = init(inner);
    chart.current = made;
    made.on('click', ({ dataIndex, seriesIndex }) => latest.current.onPick?.(dataIndex, seriesIndex ?? 0));
    const draw = () => made.setOption(chartOption(latest.current.data, lookOf(place)), true);
    const size = new ResizeObserver(() => made.resize());
    size.observe(place);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (host.current !== null) chart.current?.setOption(chartOption(data, lookOf(host.current)), true);
  }, [data]);

  return <div ref={host} className="lk-chart-canvas" />;
}
