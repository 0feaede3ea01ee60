import { encodeQR } from 'qr'

export interface SquareProps {
  text: string
  label: string
  className?: string
}

/** A QR code, drawn here: what it says goes to no other place. */
export function Square({ text, label, className }: SquareProps) {
  const rows = encodeQR(text, 'raw', { border: 2 })
  const path = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className={className}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
