import { useRef, useState, type PointerEvent } from 'react'
import { useWords } from '../words.ts'
import { Btn } from './blocks.tsx'
import { Sheet } from './Sheet.tsx'
import { signatureWords } from './signature-words.ts'
import { useObjectUrl } from './Voice.tsx'

/** Pixels of the picture, whatever the screen: some ten kilobytes. */
const width = 640
const height = 280

export interface SignatureProps {
  value: Blob | undefined
  onChange: (signature: Blob | undefined) => void
}

/** A name written with a finger. It may be left out, and who has no finger on the screen leaves it out. */
export function Signature({ value, onChange }: SignatureProps) {
  const t = useWords(signatureWords)
  const [open, setOpen] = useState(false)
  return (
    <div>
      {value && <Written signature={value} />}
      <Btn icon="pen" aria-pressed={value !== undefined} onClick={() => (value ? onChange(undefined) : setOpen(true))}>
        {t(value ? 'signOff' : 'sign')}
      </Btn>
      <Sheet title={t('sign')} open={open} onClose={() => setOpen(false)}>
        {open && (
          <Pad
            onDone={(blob) => {
              onChange(blob)
              setOpen(false)
            }}
          />
        )}
      </Sheet>
    </div>
  )
}

function Written({ signature }: { signature: Blob }) {
  const t = useWords(signatureWords)
  return <img className="signature" src={useObjectUrl(signature)} alt={t('signed')} />
}

/** Where on the picture the finger is. */
const at = (e: PointerEvent<HTMLCanvasElement>): [number, number] => {
  const box = e.currentTarget.getBoundingClientRect()
  return [((e.clientX - box.left) / box.width) * width, ((e.clientY - box.top) / box.height) * height]
}

function Pad({ onDone }: { onDone: (blob: Blob) => void }) {
  const t = useWords(signatureWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const pen = () => {
    const to = canvas.current!.getContext('2d')!
    Object.assign(to, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#000', fillStyle: '#fff' })
    return to
  }
  const start = (e: PointerEvent<HTMLCanvasElement>) => {
    e.currentTarget.setPointerCapture(e.pointerId)
    const to = pen()
    // Paper is white: what is kept as a picture without colours has no other ground.
    if (!drawn) to.fillRect(0, 0, width, height)
    to.beginPath()
    to.moveTo(...at(e))
    setDrawn(true)
  }
  const draw = (e: PointerEvent<HTMLCanvasElement>) => {
    if (!e.currentTarget.hasPointerCapture(e.pointerId)) return
    const to = pen()
    to.lineTo(...at(e))
    to.stroke()
  }
  const clear = () => {
    pen().fillRect(0, 0, width, height)
    setDrawn(false)
  }
  return (
    <>
      <p className="small">{t('signLead')}</p>
      <canvas
        ref={canvas}
        className="sign-pad"
        width={width}
        height={height}
        role="img"
        aria-label={t('signHere')}
        onPointerDown={start}
        onPointerMove={draw}
      />
      <div className="stack">
        <Btn
          primary
          disabled={!drawn}
          onClick={() => canvas.current!.toBlob((blob) => blob && onDone(blob), 'image/png')}
        >
          {t('signDone')}
        </Btn>
        <Btn onClick={clear} disabled={!drawn}>
          {t('signAgain')}
        </Btn>
      </div>
    </>
  )
}
