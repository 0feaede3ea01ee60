import { placesApi } from '../../../../domain/places/api.ts'
import { GridWorker } from '../../../../domain/places/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import type { PlaceParts } from '../../StaffScreens.tsx'
import { useMapAct, type View } from '../queries.ts'
import { postWords, words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import { needed, useDated } from './dated.tsx'

interface Values {
  account: string | null
  name: string
  phone: string
  post: GridWorker['post']
  from: string
  to: string
}

/** A named worker of a grid, from a day, to a day or until further notice. */
export function Appoint({ place, parts, onClose }: { place: View; parts: PlaceParts; onClose: () => void }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const appoint = useMapAct(placesApi.appoint)
  const { id, start } = useDated()
  const form = useForm<Values>({
    start: { account: null, name: '', phone: '', post: 'full-time', from: start.day, to: '' },
    words: placeFaultWords,
    check: (v) => [
      ...needed(v, 'account', 'name', 'from'),
      ...(v.to && v.to <= v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  const { ColleaguePick } = parts
  const send = (v: Values) =>
    appoint.mutateAsync({
      body: {
        id,
        place: place.path,
        account: v.account!,
        name: v.name.trim(),
        phone: v.phone.trim() || null,
        post: v.post,
        from: v.from,
        to: v.to || null,
      },
    })
  return (
    <FormDialog
      title={`${all('appoint')} · ${place.name}`}
      form={form}
      okText={all('appoint')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <Framed form={form} name="account" label={t('account')} hint={t('accountHint')} first>
        {({ id: field }) => (
          <ColleaguePick
            id={field}
            value={form.values.account}
            onChange={(account, name) => form.set({ account, ...(account && { name }) })}
          />
        )}
      </Framed>
      <div className="side">
        <TextInput form={form} name="name" label={t('shown')} maxLength={40} />
        <TextInput form={form} name="phone" label={t('phone')} type="tel" optional maxLength={20} />
      </div>
      <Radios
        form={form}
        name="post"
        label={t('post')}
        options={GridWorker.shape.post.options.map((value) => ({ value, label: wordIn(postWords[value], lang) }))}
      />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}

export function Dismiss({ worker, onClose }: { worker: View['workers'][number]; onClose: () => void }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const dismiss = useMapAct(placesApi.dismiss)
  const { id, start } = useDated()
  const form = useForm({
    start: { day: start.day },
    words: placeFaultWords,
    check: (v) => (v.day < worker.from ? [{ path: 'day', code: 'day-order' }] : needed(v, 'day')),
  })
  return (
    <FormDialog
      title={all('dismissOf', { name: worker.name })}
      form={form}
      okText={all('dismiss')}
      width={360}
      onClose={onClose}
      onSend={(v) => dismiss.mutateAsync({ params: { id: worker.id }, body: { id, day: v.day } })}
      onSent={() => say(all('saved'))}
    >
      <TextInput form={form} name="day" label={t('dismissDay')} type="date" first />
    </FormDialog>
  )
}
