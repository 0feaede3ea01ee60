/** antd in Linli's colours. Its own greys fail 4.5:1; every text colour here passes on white and on the ground. */
import type { ThemeConfig } from 'antd'

const font = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'
const ink = { text: '#1d2430', second: '#4a5464', third: '#5f6b7c' }
const paper = { ground: '#f6f5f2', rule: '#e4e2dc', split: '#efede8', edge: '#7d8490', quietEdge: '#c4c1b8' }
const accent = { is: '#0958d9', press: '#0747ad', wash: '#eaf2ff' }

export const staffTheme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: accent.is,
    colorInfo: accent.is,
    colorLink: accent.is,
    colorLinkHover: accent.press,
    colorLinkActive: accent.press,
    colorPrimaryActive: accent.press,
    colorSuccess: '#17703a',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorText: ink.text,
    colorTextSecondary: ink.second,
    colorTextTertiary: ink.third,
    colorTextDescription: ink.third,
    colorTextPlaceholder: ink.third,
    colorTextQuaternary: ink.third,
    colorTextDisabled: ink.third,
    colorIcon: ink.third,
    colorBgContainer: '#fff',
    colorBgElevated: '#fff',
    colorBgLayout: paper.ground,
    colorBorder: paper.edge,
    colorBorderSecondary: paper.rule,
    colorSplit: paper.split,
    controlItemBgActive: accent.wash,
    fontFamily: font,
    fontSize: 14,
    fontSizeSM: 12,
    lineHeight: 1.5,
    fontWeightStrong: 600,
    borderRadius: 8,
    borderRadiusSM: 6,
    controlHeight: 32,
    controlHeightLG: 40,
    boxShadowSecondary: '0 1px 2px rgba(29,36,48,.06), 0 4px 16px rgba(29,36,48,.06)',
    wireframe: false,
  },
  components: {
    Button: {
      defaultBorderColor: paper.quietEdge,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      fontWeight: 400,
    },
    Table: {
      cellFontSizeSM: 13,
      cellPaddingBlockSM: 10,
      cellPaddingInlineSM: 6,
      headerBg: paper.ground,
      headerColor: ink.third,
      headerSplitColor: 'transparent',
      rowHoverBg: paper.ground,
      rowSelectedBg: accent.wash,
      rowSelectedHoverBg: accent.wash,
    },
    Tabs: { horizontalItemGutter: 22, horizontalItemPadding: '8px 0' },
    Drawer: { paddingLG: 20 },
    Steps: { iconSize: 22 },
    Timeline: { itemPaddingBottom: 9 },
  },
}
