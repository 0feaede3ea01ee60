import { icons, type IconName } from './icons.ts'

export interface IconProps {
  name: IconName
  /** Only where no word stands beside it. */
  label?: string
  className?: string
}

export const Icon = ({ name, label, className = '' }: IconProps) => (
  <svg
    className={`i ${className}`}
    viewBox="0 0 24 24"
    focusable="false"
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
  >
    <path d={icons[name]} />
  </svg>
)
