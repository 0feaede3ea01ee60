import type { ReactNode } from 'react'

/** An option of a long choice: its name, and small beside it what tells it from its like. */
export interface NotedOption {
  value: string
  label: string
  note: string
}

/** For `optionRender` of antd's Select. */
export const noted = ({ label, data }: { label?: ReactNode; data: unknown }): ReactNode => (
  <>
    {label} <small>{(data as NotedOption).note}</small>
  </>
)
