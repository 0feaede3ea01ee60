import { useMemo, useState } from 'react'
import type { ResidentAct } from '../../../domain/requests/acts.ts'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import type { VoiceNoteFile } from '../../kit/media/voice.ts'
import { mint } from '../../kit/mint.ts'
import { useRefresh } from '../../kit/query.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Missing } from '../../kit/ui/Boundary.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { VoiceNote } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { residentAct, trackRoutes, uploadFile, useTrack } from '../queries.ts'
import { needsCode, useMatter, type Matter } from './access.ts'
import { actConfig, type ActConfig } from './acts.ts'
import { cleanCode, codeFaults, codeRefused, Proving } from './Proving.tsx'
import { words as checkWords } from './check-words.ts'
import { faults } from './words.ts'
import { words } from './track-words.ts'
import { actFaults } from '../words/faults.ts'

const faultWords = { ...actFaults, ...faults }

/** Supplement, another time, urge, confirm, object, withdraw, reopen: `/track/:number/:act`. */
export function Act() {
  const t = useWords(words)
  const { act } = useParams<{ act: string }>()
  const matter = useMatter()
  const config = actConfig(act)
  if (!matter || !config) return <Missing />
  return (
    <Known
      matter={matter}
      kind={act as ResidentAct}
      config={config}
      back={{ name: t('backProgress'), to: matter.path }}
    />
  )
}

interface KnownProps {
  matter: Matter
  kind: ResidentAct
  config: ActConfig
  back: { name: string; to: string }
}

function Known({ matter, kind, config, back }: KnownProps) {
  const t = useWords(words)
  const answer = useTrack(matter.access)
  return (
    <Page title={t(config.ask)} lead={config.lead && t(config.lead)} back={back}>
      <Answering of={answer}>
        {({ may }) => (
          <ActForm
            matter={matter}
            kind={kind}
            config={config}
            coded={needsCode(matter.access, may.find((m) => m.kind === kind)?.proof ?? 'last4')}
          />
        )}
      </Answering>
    </Page>
  )
}

function ActForm({ matter, kind, config, coded }: Omit<KnownProps, 'back'> & { coded: boolean }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const media = useMedia()
  // The id belongs to this form: pressing twice, or again after a silence, is one act.
  const id = useMemo(() => mint(), [])
  const form = useForm({
    start: { text: '', code: '' },
    draft: `${kind}:${matter.path}`,
    words: faultWords,
    check: (v) => [
      ...(config.needed && !v.text.trim() && !media.any
        ? [{ path: 'text', code: config.files ? 'say-something' : 'required' }]
        : []),
      ...(coded ? codeFaults(v.code) : []),
    ],
  })
  const send = async (v: { text: string; code: string }) => {
    const files = await media.upload()
    const text = v.text.trim() || (config.needed ? media.spoken : '')
    const body = { id, ...(config.field && text && { [config.field]: text }), ...(files.length > 0 && { files }) }
    await residentAct(matter.access, kind, body, coded ? cleanCode(v.code) : undefined).catch((error: unknown) => {
      throw coded ? codeRefused(error) : error
    })
    refresh(...trackRoutes)
    navigate(matter.path, { replace: true, state: { done: config.done } })
  }
  return (
    <Form form={form} onSubmit={send}>
      {config.files && <VoiceNote value={media.voice} onChange={media.setVoice} />}
      {config.files && <PhotoPicker value={media.photos} onChange={media.setPhotos} />}
      {config.field && (
        <TextArea
          form={form}
          name="text"
          label={config.field === 'reason' && !config.needed ? t('sayWhy') : t('say')}
          maxLength={config.most}
          optional={!config.needed}
        />
      )}
      {coded && <Proving form={form} access={matter.access} />}
      <Btn primary type="submit" busy={form.sending}>
        {t(config.submit)}
      </Btn>
    </Form>
  )
}

/** Voice and pictures of one act; they live as long as the page. */
function useMedia() {
  const t = useWords(checkWords)
  const [photos, setPhotos] = useState<Blob[]>([])
  const [voice, setVoice] = useState<VoiceNoteFile>()
  const upload = () => Promise.all([...(voice ? [voice.blob] : []), ...photos].map(uploadFile))
  return {
    photos,
    setPhotos,
    voice,
    setVoice,
    upload,
    any: photos.length > 0 || voice !== undefined,
    spoken: voice ? t('voiceOnly') : t('photoOnly'),
  }
}
