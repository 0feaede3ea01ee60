import { Check, Choices, Halves } from '../../kit/form/choices.tsx'
import { FaultOf, TextArea, TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { VoiceNote } from '../../kit/ui/Voice.tsx'
import { useWords, type Word } from '../../kit/words.ts'
import type { ActForm, Question, Values } from './forms.ts'
import type { Pieces } from '../../kit/form/usePieces.ts'
import { words } from './words.ts'

export interface QuestionsProps {
  form: FormState<Values>
  asked: ActForm
  /** The words for the resident may repeat what was done. */
  same: boolean
}

/** The questions of an act, one after the other. */
export function Questions({ form, asked, same }: QuestionsProps) {
  const repeats = same && form.values['same'] === 'yes'
  return (
    <>
      {asked.questions.map((q) => (
        <div key={q.name} className="asked">
          {!(repeats && q.name === 'said') && <Asked form={form} question={q} />}
          {same && q.name === 'done' && <Same form={form} />}
        </div>
      ))}
    </>
  )
}

function Same({ form }: { form: FormState<Values> }) {
  const t = useWords(words)
  // A tick among answers that are all texts.
  const flag = {
    ...form,
    values: { same: form.values['same'] === 'yes' },
    set: (c: { same?: boolean }) => form.set({ same: c.same ? 'yes' : 'no' }),
  } as unknown as FormState<{ same: boolean }>
  return <Check form={flag} name="same" label={t('sameWords')} />
}

function Asked({ form, question: q }: { form: FormState<Values>; question: Question }) {
  const t = useWords(words)
  if (q.ask === 'choice') return <Choosing form={form} question={q} />
  if (q.ask === 'day')
    return <TextField form={form} name={q.name} label={t(q.label)} type="date" optional={!q.needed} />
  if (q.ask === 'days')
    return <TextField form={form} name={q.name} label={t(q.label)} inputMode="numeric" maxLength={3} />
  return (
    <TextArea
      form={form}
      name={q.name}
      label={t(q.label)}
      maxLength={q.most}
      optional={!q.needed}
      {...(q.hint && { hint: t(q.hint) })}
    />
  )
}

const isShort = ({ zh, en }: Word) => zh.length <= 7 && typeof en === 'string' && en.length <= 18

/** Short words side by side, longer ones in whole rows. */
function Choosing({ form, question }: { form: FormState<Values>; question: Extract<Question, { ask: 'choice' }> }) {
  const t = useWords(words)
  const say = useWords(question.options) as (code: string) => string
  const options = Object.keys(question.options).map((value) => ({ value, label: say(value) }))
  const Kind = Object.values(question.options).every(isShort) ? Halves : Choices
  return <Kind form={form} name={question.name} legend={t(question.label)} options={options} />
}

export interface MediaPartProps {
  media: Pieces
  form: FormState<Values>
  /** A pack's demand for a picture, with its ground and end. */
  demanded?: { ground: string; until: string }
}

/** Offered, never demanded, unless a pack names its ground. */
export function MediaPart({ media, form, demanded }: MediaPartProps) {
  const t = useWords(words)
  return (
    <div className="stack" id={form.id('files')} tabIndex={-1}>
      <p className="small">{demanded ? t('pictureDemanded', demanded) : t('picture')}</p>
      <PhotoPicker value={media.photos} onChange={media.setPhotos} />
      <VoiceNote value={media.voice} onChange={media.setVoice} />
      <FaultOf form={form} name="files" />
    </div>
  )
}
