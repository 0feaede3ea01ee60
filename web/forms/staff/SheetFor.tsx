import { Checkbox, Select } from 'antd'
import { useId } from 'react'
import type { SheetPlan } from '../../../domain/forms/schema.ts'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import type { Form } from '../queries.ts'
import { words } from '../words.ts'

interface SheetForOf {
  sheet: Form['sheets'][number]
  plan: SheetPlan
  onPlan: (plan: SheetPlan) => void
}

/** What one of several sheets is for: whether it is filled, with whom, and of which place. */
export function SheetFor({ sheet, plan, onPlan }: SheetForOf) {
  const t = useWords(words)
  const cares = useCares()
  const id = useId()
  return (
    <div className="form-sheet-for">
      <Checkbox checked={plan.fill} onChange={(e) => onPlan({ ...plan, fill: e.target.checked })}>
        {t('sheetFill')}
      </Checkbox>
      {plan.fill && (
        <>
          <Checkbox checked={plan.own} onChange={(e) => onPlan({ ...plan, own: e.target.checked })}>
            {t('sheetOwn')}
          </Checkbox>
          <span className="form-use">
            <label htmlFor={id}>{t('sheetWhom')}</label>
            <Select
              id={id}
              aria-label={t('sheetWhomOf', { name: sheet.name || String(sheet.index + 1) })}
              value={plan.category ?? ''}
              options={[{ value: '', label: t('sheetSame') }, ...cares.open]}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              onChange={(value: string) => onPlan({ ...plan, category: value || null })}
            />
          </span>
        </>
      )}
    </div>
  )
}
