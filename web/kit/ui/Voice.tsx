import { useEffect, useRef, useState } from 'react'
import { kitWords } from '../kit-words.ts'
import { canRecord, startRecording, type Recording, type VoiceNoteFile } from '../media/voice.ts'
import { useWords } from '../words.ts'
import { Btn } from './blocks.tsx'
import { Icon } from './Icon.tsx'

export interface VoiceNoteProps {
  value: VoiceNoteFile | undefined
  onChange: (note: VoiceNoteFile | undefined) => void
  /** The large round button of a page where speaking comes first; else one row. */
  large?: boolean
}

/** Press, speak, press again. No part of it is demanded; where the device cannot record nothing stands here. */
export function VoiceNote({ value, onChange, large }: VoiceNoteProps) {
  const { running, denied, toggle } = useRecorder(onChange)
  if (!canRecord()) return null
  if (value) return <Recorded note={value} again={() => onChange(undefined)} />
  return <Recorder large={large ?? false} running={running} denied={denied} toggle={toggle} />
}

function useRecorder(onChange: VoiceNoteProps['onChange']) {
  const recording = useRef<Recording | undefined>(undefined)
  const [running, setRunning] = useState(false)
  const [denied, setDenied] = useState(false)
  useEffect(() => () => recording.current?.stop(), [])
  const toggle = async () => {
    if (recording.current) return recording.current.stop()
    try {
      recording.current = await startRecording()
    } catch {
      return setDenied(true)
    }
    setDenied(false)
    setRunning(true)
    onChange(await recording.current.done)
    recording.current = undefined
    setRunning(false)
  }
  return { running, denied, toggle: () => void toggle() }
}

interface RecorderProps {
  large: boolean
  running: boolean
  denied: boolean
  toggle: () => void
}

function Recorder({ large, running, denied, toggle }: RecorderProps) {
  const t = useWords(kitWords)
  const word = running ? t('speaking') : t('speak')
  return (
    <>
      {large ? (
        <button type="button" className="press speak" aria-pressed={running} onClick={toggle}>
          <span className={running ? 'disc running' : 'disc'}>
            <Icon name={running ? 'stop' : 'mic'} />
          </span>
          <b>{word}</b>
          {!running && <span className="small">{t('speakHint')}</span>}
        </button>
      ) : (
        <Btn icon={running ? 'stop' : 'mic'} aria-pressed={running} onClick={toggle}>
          {word}
        </Btn>
      )}
      <p className="fault" role="status">
        {denied ? t('speakDenied') : ''}
      </p>
    </>
  )
}

function Recorded({ note, again }: { note: VoiceNoteFile; again: () => void }) {
  const t = useWords(kitWords)
  const url = useObjectUrl(note.blob)
  const player = useRef<HTMLAudioElement>(null)
  return (
    <div className="btns">
      <audio ref={player} src={url} />
      <Btn icon="play" onClick={() => void player.current?.play()}>
        {t('listen')} {t('seconds', { n: note.seconds })}
      </Btn>
      <Btn icon="mic" onClick={again}>
        {t('speakAgain')}
      </Btn>
    </div>
  )
}

/** An address for a blob that lives as long as the component shows it. */
export function useObjectUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
