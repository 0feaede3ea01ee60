import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { NumberInput, Pick, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { below, categoryChoices } from '../below.ts'
import { at } from '../../kit/form/at.ts'
import { codeFaults } from './item/values.ts'
import { useEditCategory, type Category } from './queries.ts'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

export interface CategoryDialogProps {
  category: Category | undefined
  /** Where a new one stands. */
  parent: string | null
  categories: readonly Category[]
  onClose: () => void
}

export function CategoryDialog({ category, parent, categories, onClose }: CategoryDialogProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const edit = useEditCategory()
  const [id] = useState(mint)
  const form = useForm({
    start: {
      code: category?.code ?? (parent ? `${parent}.` : ''),
      parent: category ? category.parent : parent,
      zh: category?.name.zh ?? '',
      en: category?.name.en ?? '',
      sort: category?.sort ?? categories.length,
    },
    words: catalogueFaultWords,
    check: (v) => [
      ...(category ? [] : codeFaults(v.code.trim(), categories)),
      ...(v.zh.trim() ? [] : [{ path: 'zh', code: 'required' }]),
    ],
  })
  const own = category ? below(categories, category.code) : new Set<string>()
  const parents = categoryChoices(categories, lang).filter((c) => !own.has(c.value))
  const send = (v: typeof form.values) =>
    at({ 'category.name.zh': 'zh', 'category.name.en': 'en', 'category.': '' }, () =>
      edit.mutateAsync({
        params: { code: v.code.trim() },
        body: {
          id,
          category: {
            code: v.code.trim(),
            parent: v.parent ?? null,
            name: { zh: v.zh.trim(), ...(v.en.trim() && { en: v.en.trim() }) },
            sort: v.sort ?? 0,
            ...(category?.icon && { icon: category.icon }),
          },
        },
      }),
    )
  return (
    <FormDialog
      title={category ? t('editCategory') : t('addCategory')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      {!category && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={60} first />}
      <TextInput form={form} name="zh" label={t('nameZh')} maxLength={60} first={category !== undefined} />
      <TextInput form={form} name="en" label={t('nameEn')} optional maxLength={100} />
      <Pick form={form} name="parent" label={t('below')} optional placeholder={t('top')} options={parents} />
      <NumberInput form={form} name="sort" label={t('sort')} min={0} />
    </FormDialog>
  )
}
