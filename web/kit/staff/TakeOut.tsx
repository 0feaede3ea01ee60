import { Button, Select } from 'antd'
import { useState } from 'react'
import type { callFile } from '../client.ts'
import { useForm } from '../form/useForm.ts'
import { mint } from '../mint.ts'
import { saveFile } from '../save.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { Framed, Pick, Radios, TextInput, Tick } from './Fields.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useDone } from './ListParts.tsx'
import { takeOutWords as words } from './take-out-words.ts'

interface Asked {
  id: string
  format: 'xlsx' | 'csv'
  to: string
  why: string
}

export interface TakeOutChoices {
  /** Columns that may be chosen, each with what is known about it. */
  profiles?: { choices: readonly { value: string; label: string }[]; about: (code: string) => string | undefined }
  /** Fields that may be asked for behind the columns of the screen. */
  extras?: readonly { value: string; label: string }[]
}

const noChoices = (): TakeOutChoices => ({})

export interface TakeOutProps {
  send: (
    asked: Asked,
    more: { clear: boolean; profile: string | null; extras: string[] },
  ) => ReturnType<typeof callFile>
  /** On the button, where it is no list of people. */
  label?: string
  /** What is kept about it, and who reads the reason. */
  note: string
  whyHint?: string
  /** What may be chosen, asked for when somebody takes the list out and not before. */
  useChoices?: () => TakeOutChoices
  /** May see values in full. */
  reveal?: boolean
}

/** A list of the screen as a file. */
export function TakeOut(props: TakeOutProps) {
  const t = useWords(words)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button type="text" icon={<Icon name="save" />} onClick={() => setAsking(true)}>
        {props.label ?? t('open')}
      </Button>
      {asking && <Dialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

interface Values {
  format: 'xlsx' | 'csv'
  profile: string
  extras: string[]
  clear: boolean
  to: string
  why: string
}

const missing = (v: Values) =>
  (['to', 'why'] as const).flatMap((path) => (v[path].trim() ? [] : [{ path, code: 'required' }]))

const start: Values = { format: 'xlsx', profile: '', extras: [], clear: false, to: '', why: '' }

function Dialog({
  send: fetch,
  note,
  whyHint,
  useChoices = noChoices,
  reveal = false,
  onClose,
}: TakeOutProps & { onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const { profiles, extras: offered = [] } = useChoices()
  const [id] = useState(mint)
  const form = useForm({ start, words, check: missing })
  const { format, profile } = form.values
  const send = async (v: Values) => {
    const { to, why, clear, extras } = v
    const asked = { id, format, to: to.trim(), why: why.trim() }
    const { file, name } = await fetch(asked, { clear, profile: profile || null, extras: profile ? [] : extras })
    saveFile(file, name ?? `${t('title')}.${format}`)
    say(t('taken'))
  }
  return (
    <FormDialog title={t('title')} note={note} form={form} okText={t('send')} onClose={onClose} onSend={send}>
      <Radios
        form={form}
        name="format"
        label={t('format')}
        options={[
          { value: 'xlsx', label: t('xlsx') },
          { value: 'csv', label: t('csv') },
        ]}
        {...(format === 'csv' && { hint: t('csvHint') })}
      />
      {profiles && (
        <Pick
          form={form}
          name="profile"
          label={t('columns')}
          placeholder={t('asShown')}
          optional
          options={profiles.choices}
          hint={profiles.about(profile)}
        />
      )}
      {!profile && offered.length > 0 && (
        <Framed form={form} name="extras" label={t('extras')} hint={t('extrasHint')} optional>
          {({ id: field, status }) => (
            <Select
              id={field}
              status={status}
              mode="multiple"
              value={form.values.extras}
              options={[...offered]}
              optionFilterProp="label"
              onChange={(extras: string[]) => form.set({ extras })}
            />
          )}
        </Framed>
      )}
      {reveal && <Tick form={form} name="clear" label={t('clear')} hint={t('clearHint')} />}
      <TextInput form={form} name="to" label={t('to')} hint={t('toHint')} maxLength={60} />
      <TextInput form={form} name="why" label={t('why')} {...(whyHint && { hint: whyHint })} maxLength={200} />
    </FormDialog>
  )
}
