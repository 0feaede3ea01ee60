import { Button, Select } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { callFile, type Ask } from '../../kit/client.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useRead } from '../../kit/query.ts'
import { saveFile } from '../../kit/save.ts'
import { Framed, Pick, Radios, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { needed } from './acts/once.ts'
import { takeOutWords as words } from './words/take-out.ts'

/** What narrows the list on the screen. */
export type Narrowed = Partial<
  Omit<Ask<typeof peopleApi.exportPeople>['body'], 'id' | 'format' | 'why' | 'to' | 'profile' | 'extras' | 'clear'>
> & { place: string }

interface Asked {
  id: string
  format: 'xlsx' | 'csv'
  to: string
  why: string
}

export interface TakeOutProps {
  send: (
    asked: Asked,
    more: { clear: boolean; profile: string | null; extras: string[] },
  ) => ReturnType<typeof callFile>
  /** Columns of other systems may be chosen. */
  profiles?: boolean
  /** May see values in full. */
  reveal?: boolean
}

/** The list of people as it stands on the screen. */
export function TakePeopleOut({ of, reveal }: { of: Narrowed; reveal: boolean }) {
  return (
    <TakeOut
      profiles
      reveal={reveal}
      send={(asked, more) => callFile(peopleApi.exportPeople, { body: { ...of, ...asked, ...more } })}
    />
  )
}

/** A list of the screen as a file. */
export function TakeOut(props: TakeOutProps) {
  const t = useWords(words)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button type="text" icon={<Icon name="save" />} onClick={() => setAsking(true)}>
        {t('open')}
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

const start: Values = { format: 'xlsx', profile: '', extras: [], clear: false, to: '', why: '' }

function Dialog({ send: fetch, profiles = false, reveal = false, onClose }: TakeOutProps & { onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const columns = useColumns(profiles)
  const added = useAdded(profiles)
  const [id] = useState(mint)
  const form = useForm({ start, words, check: (v) => needed(v, 'to', 'why') })
  const { format, profile } = form.values
  const send = async (v: Values) => {
    const { to, why, clear, extras } = v
    const asked = { id, format, to: to.trim(), why: why.trim() }
    const { file, name } = await fetch(asked, { clear, profile: profile || null, extras: profile ? [] : extras })
    saveFile(file, name ?? `${t('title')}.${format}`)
    say(t('taken'))
  }
  return (
    <FormDialog title={t('title')} note={t('note')} form={form} okText={t('send')} onClose={onClose} onSend={send}>
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
          options={columns.choices}
          hint={columns.about(profile)}
        />
      )}
      {profiles && !profile && added.open.length > 0 && (
        <Framed form={form} name="extras" label={t('extras')} hint={t('extrasHint')} optional>
          {({ id: field, status }) => (
            <Select
              id={field}
              status={status}
              mode="multiple"
              value={form.values.extras}
              options={added.open}
              optionFilterProp="label"
              onChange={(extras: string[]) => form.set({ extras })}
            />
          )}
        </Framed>
      )}
      {reveal && <Tick form={form} name="clear" label={t('clear')} hint={t('clearHint')} />}
      <TextInput form={form} name="to" label={t('to')} hint={t('toHint')} maxLength={60} />
      <TextInput form={form} name="why" label={t('why')} hint={t('whyHint')} maxLength={200} />
    </FormDialog>
  )
}

/** Fields that the county added; those that nobody fills in any more still hold what was there. */
function useAdded(asked: boolean) {
  const lang = useLanguage()
  const { data } = useRead(peopleApi.fields, {}, { fresh: 60_000, enabled: asked })
  return { open: (data?.items ?? []).map((f) => ({ value: f.code, label: f.name[lang] })) }
}

/** Columns of other systems, each with what is known about it. */
function useColumns(asked: boolean) {
  const t = useWords(words)
  const lang = useLanguage()
  const { data } = useRead(peopleApi.exportProfiles, {}, { fresh: 600_000, enabled: asked })
  const all = data?.items ?? []
  return {
    choices: all.map((p) => ({
      value: p.code,
      label: p.source === null ? t('unverified', { name: p.name[lang] }) : p.name[lang],
    })),
    about: (code: string) => all.find((p) => p.code === code)?.about,
  }
}
