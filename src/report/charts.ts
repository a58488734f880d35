import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | AriaComponentOption
>

export interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
}

export interface Bars extends Line {
  /** Said at the end of each bar. */
  readonly labels: readonly string[]
}

/** Sizes that a chart is drawn in: for A4 and a screen, and for a phone, where a shrunken one could not be read. */
export const widths = { wide: 700, narrow: 350 } as const
export type Width = keyof typeof widths

export interface Place {
  /** Unique in the page. */
  readonly id: string
  readonly width: Width
}

const ink = '#1f2937'
const pale = '#6b7280'
// Written into an attribute as it is: so no quotes.
const font = 'Arial, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif'
const colours = ['#1d4e89', '#d98324'] as const

/** Twelve months in front, a year before behind them: told apart by dash and mark, not by colour alone. */
export function lineChart(categories: readonly string[], front: Line, behind: Line, place: Place): string {
  const labelled = place.width === 'wide'
  return draw(place, labelled ? 180 : 230, {
    legend: { ...legend, data: [front.name, behind.name] },
    grid: { left: 44, right: 16, top: 40, bottom: 28 },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLabel: { ...axisText, interval: labelled ? 0 : 1 },
      axisLine
    },
    yAxis: { type: 'value', min: 0, axisLabel: { ...axisText, formatter: '{value}%' }, splitLine },
    series: [
      {
        type: 'line',
        name: behind.name,
        data: [...behind.values],
        symbol: 'emptyCircle',
        symbolSize: 7,
        lineStyle: { type: 'dashed', width: 1.5, color: colours[1] },
        itemStyle: { color: colours[1] }
      },
      {
        type: 'line',
        name: front.name,
        data: [...front.values],
        symbol: 'rect',
        symbolSize: 7,
        lineStyle: { width: 2.5, color: colours[0] },
        itemStyle: { color: colours[0] }
      }
    ]
  })
}

/** Groups side by side as lying bars, with patterns for print without colour; the first group on top. */
export function barChart(categories: readonly string[], bars: readonly Bars[], place: Place): string {
  const { width } = place
  const rows = categories.length
  const left = width === 'wide' ? 150 : 96
  return draw(place, (width === 'wide' ? 64 : 88) + rows * bars.length * 19 + rows * 8, {
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: [plain, stripes] } },
    legend: { ...legend, data: bars.map(({ name }) => name) },
    grid: { left, right: width === 'wide' ? 116 : 92, top: width === 'wide' ? 36 : 60, bottom: 24 },
    xAxis: {
      type: 'value',
      min: 0,
      max: ({ max }) => Math.max(100, Math.ceil(max / 20) * 20),
      interval: 20,
      axisLabel: { ...axisText, formatter: '{value}%' },
      splitLine
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...categories],
      axisLabel: { ...axisText, width: left - 12, overflow: 'break' },
      axisLine,
      axisTick: { show: false }
    },
    series: bars.map(({ name, values, labels }, index) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      barGap: '10%',
      barCategoryGap: '28%',
      itemStyle: {
        color: colours[index % colours.length] as string,
        borderColor: ink,
        borderWidth: 0.75
      },
      label: {
        show: true,
        position: 'right' as const,
        color: ink,
        fontFamily: font,
        fontSize: 10,
        formatter: ({ dataIndex }: { dataIndex: number }) => labels[dataIndex] ?? ''
      }
    }))
  })
}

const plain = { color: 'rgba(0,0,0,0)', symbol: 'rect' }
const stripes = {
  symbol: 'rect',
  color: 'rgba(255,255,255,0.9)',
  dashArrayX: [1, 0],
  dashArrayY: [3, 5],
  rotation: Math.PI / 4
}
const axisText = { color: ink, fontFamily: font, fontSize: 11 }
const axisLine = { lineStyle: { color: pale } }
const splitLine = { lineStyle: { color: '#d1d5db' } }
const legend = { top: 4, left: 0, itemWidth: 34, textStyle: { color: ink, fontFamily: font, fontSize: 12 } }

/**
 * The chart as SVG to stand in a page: without names of the web, styles or marks for scripts; its ids begin with
 * `id`, so that many may stand in one page and the same data give the same bytes.
 */
function draw({ id, width }: Place, height: number, option: Option): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: widths[width], height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: font }, ...option })
    return bare(chart.renderToSVGString({ useViewBox: true }), `${id}-${width}-`)
  } finally {
    chart.dispose()
  }
}

const bare = (svg: string, prefix: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:xmlns(?::xlink)?|class|ecmeta_\w+|pointer-events|baseProfile|version)="[^"]*"/g, '')
    .replaceAll(/zr\d+-/g, prefix)
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .replaceAll(/\n+/g, '')
