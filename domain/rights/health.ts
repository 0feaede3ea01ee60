/**
 * The health file 健康档案: what a check-up at home found, as a file of the restricted class. The service record says that somebody was
 * examined, and counts; what was found stands here and nowhere else, with consent (个人信息保护法 §28, §29; S4-05).
 */
import { z } from 'zod'
import { stableId } from '../kernel/stable-id.ts'

/** Everything may be left out but something must be said. */
export const Findings = z
  .strictObject({
    /** Systolic/diastolic in mmHg. */
    pressure: z
      .string()
      .regex(/^\d{2,3}\/\d{2,3}$/, { error: 'pressure' })
      .optional(),
    /** Beats a minute. */
    pulse: z.int().min(20).max(250).optional(),
    /** Fasting, mmol/L. */
    sugar: z.number().min(0.5).max(60).optional(),
    /** Kilograms. */
    weight: z.number().min(10).max(300).optional(),
    /** What was seen and advised, in the words of whoever examined. */
    said: z.string().trim().min(1).max(1000).optional(),
  })
  .refine((f) => Object.values(f).some((v) => v !== undefined), { error: 'required', path: ['said'] })
export type Findings = z.output<typeof Findings>

/** One file for one check-up: sent again it is the same. */
export const fileOf = (county: string, record: string): string => stableId(county, 'check-up', record)

/** The purpose people are asked for. */
export const healthPurpose = 'health-file'

export const healthSettingName = 'rights.health'

/** The services that are check-ups, as the catalogue calls them. */
export const checkUpItems = ['home-check-up'] as const

/** For how many days after a check-up its findings may be written down. */
export const HealthSettings = z.strictObject({ days: z.int().min(1).max(90).default(14) })
export type HealthSettings = z.output<typeof HealthSettings>

export const usualHealth: HealthSettings = HealthSettings.parse({})
