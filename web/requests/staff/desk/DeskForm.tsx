import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { useMe } from '../../../accounts/queries.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Link } from '../../../kit/router.tsx'
import { Framed, Pick, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { ItemSelect } from '../../../catalogue/ItemSelect.tsx'
import { useCatalogue } from '../../../catalogue/queries.ts'
import { channelWords, consentWords, relationWords } from '../../words.ts'
import { guessesOf } from '../../../../domain/catalogue/guess.ts'
import { deskWords } from '../words/desk.ts'
import type { DeskDraft } from './draft.ts'
import { DeskQuestions } from './Questions.tsx'
import { Urgent, type EmergencyNumber } from './Urgent.tsx'
import { WherePick } from './WherePick.tsx'

/** Channels a desk takes in. */
const channels = ['phone', 'counter', 'city-line', 'visit', 'superior', 'media'] as const

export interface DeskFormProps {
  form: FormState<DeskDraft>
  onSend: (draft: DeskDraft) => Promise<unknown>
  onFresh: () => void
  urgent: readonly EmergencyNumber[]
}

/** In the order in which people tell it: number, what, where, who. */
export function DeskForm({ form, onSend, onFresh, urgent }: DeskFormProps) {
  const t = useWords(deskWords)
  const channel = useWords(channelWords)
  const { values } = form
  return (
    <StaffForm
      form={form}
      onSend={onSend}
      okText={t('file')}
      beside={
        <>
          {form.fromDraft && <span className="hint">{t('kept')}</span>}
          <Button onClick={onFresh}>{t('fresh')}</Button>
          <kbd>Ctrl Enter</kbd>
        </>
      }
    >
      <div className="pushed">
        <Segmented
          aria-label={t('channel')}
          value={values.channel}
          onChange={(next) => form.set({ channel: next })}
          options={channels.map((value) => ({ value, label: channel(value) }))}
        />
      </div>
      {values.channel === 'city-line' && (
        <div className="side">
          <TextInput form={form} name="foreignNumber" label={t('foreignNumber')} maxLength={64} />
          <TextInput form={form} name="foreignDue" label={t('foreignDue')} type="datetime-local" optional />
        </div>
      )}
      <div className="side">
        <TextInput form={form} name="phone" label={t('phone')} type="tel" hint={t('phoneHint')} first maxLength={20} />
        <TextInput form={form} name="name" label={t('name')} optional maxLength={60} />
      </div>
      <TextBox form={form} name="what" label={t('what')} rows={4} maxLength={2000} />
      <Urgent numbers={urgent} />
      <Matter form={form} />
      <WherePick form={form} />
      <TextInput form={form} name="described" label={t('described')} optional maxLength={200} />
      <Behalf form={form} />
      <div className="ticks">
        <Tick form={form} name="inPerson" label={t('inPerson')} />
        <Tick form={form} name="open" label={t('open')} />
        <Tick form={form} name="confidential" label={t('confidential')} />
      </div>
    </StaffForm>
  )
}

/** The kind of matter: searched, or agreed to from what the words suggest. */
function Matter({ form }: { form: FormState<DeskDraft> }) {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const { data } = useCatalogue()
  const { what, item } = form.values
  const guesses = useMemo(() => (data && !item ? guessesOf(data.items, what) : []), [data, what, item])
  return (
    <>
      <Framed form={form} name="item" label={t('item')} optional hint={t('itemHint')}>
        {({ id, status }) => (
          <ItemSelect
            id={id}
            status={status}
            optional
            value={item}
            onChange={(code) => form.set({ item: code, answers: null })}
          />
        )}
      </Framed>
      {guesses.length > 0 && (
        <p className="likely">
          <span>{t('likely')}</span>
          {guesses.map((g) =>
            g.instead ? (
              <Link key={g.code} to="/harm">
                {(lang === 'en' && g.name.en) || g.name.zh}
              </Link>
            ) : (
              <Button key={g.code} size="small" onClick={() => form.set({ item: g.code, answers: null })}>
                {(lang === 'en' && g.name.en) || g.name.zh}
              </Button>
            ),
          )}
        </p>
      )}
      {item && <DeskQuestions form={form} item={item} />}
    </>
  )
}

/** Relative or operator: both names are kept, with the agreement. */
function Behalf({ form }: { form: FormState<DeskDraft> }) {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const me = useMe().data?.me?.shown ?? ''
  const of = (words: Words) => Object.entries(words).map(([value, word]) => ({ value, label: wordIn(word, lang) }))
  const { onBehalf, relation } = form.values
  return (
    <>
      <Tick form={form} name="onBehalf" label={t('onBehalf')} />
      {onBehalf && (
        <div className="side">
          <Pick
            form={{
              ...form,
              set: (change) =>
                form.set({
                  ...change,
                  ...(change.relation === 'operator' && relation !== 'operator' && { byName: me }),
                }),
            }}
            name="relation"
            label={t('relation')}
            options={of(relationWords)}
          />
          <TextInput form={form} name="byName" label={t('byName')} maxLength={60} />
          <TextInput form={form} name="byPhone" label={t('byPhone')} type="tel" optional maxLength={20} />
          <Pick form={form} name="consent" label={t('consent')} options={of(consentWords)} />
        </div>
      )}
    </>
  )
}
