/** Forms: tables that departments ask for, filled from the register and the records. */
import { formsApi } from '../../domain/forms/api.ts'
import { room } from '../kernel/context.ts'
import { formsRoutes } from './routes.ts'

export const formsRoom = room({ name: 'forms', api: formsApi, routes: formsRoutes })
