import { useState } from 'react'
import { Tags } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Btn, Flat } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyGive, useMyWithdraw } from '../../rights/queries.ts'
import { useNames } from '../queries.ts'
import { volunteerFaults } from '../words.ts'
import { useCategorise, type Own } from './queries.ts'
import { words } from './words.ts'

const purpose = 'volunteer-categories'

/** Said by choice and shown to nobody. What is asked for apart is a consent of its own, given and taken back with the tick. */
export function Categories({ person, v }: { person: string; v: Own }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { categories } = useNames()
  const [give, withdraw, say] = [useMyGive(), useMyWithdraw(), useCategorise()]
  const [saved, setSaved] = useState(false)
  const asked = (code: string) => categories.find((c) => c.code === code)?.sensitive === true
  const form = useForm({
    start: { plain: v.categories.filter((c) => !asked(c)), sensitive: v.categories.filter(asked) },
    words: volunteerFaults,
  })
  if (categories.length === 0) return null
  const send = async (now: { plain: string[]; sensitive: string[] }) => {
    setSaved(false)
    const before = v.categories.some(asked)
    if (now.sensitive.length > 0 && !before)
      await give.mutateAsync({ params: { id: person }, body: { id: mint(), purpose, sensitive: [] } })
    await say.mutateAsync({
      params: { id: v.id },
      body: { id: mint(), categories: [...now.plain, ...now.sensitive] },
    })
    if (now.sensitive.length === 0 && before)
      await withdraw.mutateAsync({ params: { id: person, purpose }, body: { id: mint() } })
    setSaved(true)
  }
  const of = (sensitive: boolean) =>
    categories.filter((c) => c.sensitive === sensitive).map((c) => ({ value: c.code, label: c.name[lang] }))
  return (
    <Section title={t('categories')}>
      <Flat className="vol-acts">
        <p>{t('categoriesLead')}</p>
        <Form form={form} onSubmit={send}>
          <Tags form={form} name="plain" legend={t('categories')} legendHidden options={of(false)} />
          <Tags form={form} name="sensitive" legend={t('sensitive')} options={of(true)} />
          <Btn type="submit" busy={form.sending}>
            {t('categoriesSave')}
          </Btn>
        </Form>
        <p role="status">{saved && t('saved')}</p>
      </Flat>
    </Section>
  )
}
