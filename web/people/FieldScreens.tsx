/** Screens of people for the field shell. */
import './field/field.css'
import { screen, type ScreenRoute } from '../kit/router.tsx'

const newPerson = async () => (await import('./field/NewPerson.tsx')).NewPersonPage

export const fieldScreens: ScreenRoute[] = [
  screen('/homes', async () => (await import('./field/Homes.tsx')).HomesPage),
  screen('/homes/:home', async () => (await import('./field/Home.tsx')).HomePage),
  screen('/homes/:home/new', newPerson),
  screen('/people/new', newPerson),
]
