import { Prisma, type Sql } from '../../database/client.ts';
import type { Read } from '../../database/read/reader.ts';
import { builder } from '../builder/builder.ts';
import { badUserInput } from '../errors/errors.ts';

export const Near = builder.inputType('Near', {
  description:
    'A circle on the earth. Distances are true ones along the surface, across the date line and the poles too.',
  fields: (t) => ({
    latitude: t.float({ required: true, description: 'Degrees north of its middle, -90 to 90, WGS 84.' }),
    longitude: t.float({ required: true, description: 'Degrees east of its middle, -180 to 180.' }),
    radiusKm: t.float({ required: true, description: 'Kilometres from middle to edge: above 0, at most 20,038.' }),
  }),
});

export type NearInput = typeof Near.$inferInput;

/** Mean radius of the earth in kilometres, as the International Union of Geodesy and Geophysics gives it. */
const earthRadiusKm = 6371.0088;
const largestRadiusKm = 20_038;

/**
 * That a `place` lies within a circle, by the haversine formula.
 *
 * A band of latitudes comes first, which the index answers. Longitudes need no band: the formula knows of no date line.
 *
 * @throws BAD_USER_INPUT for a middle that is nowhere on the earth, or a radius that is none.
 */
export function withinCircle(near: NearInput): Sql {
  const { latitude, longitude, radiusKm } = near;
  if (!(Math.abs(latitude) <= 90)) throw wrong('latitude', latitude, '-90 to 90');
  if (!(Math.abs(longitude) <= 180)) throw wrong('longitude', longitude, '-180 to 180');
  if (!(radiusKm > 0 && radiusKm <= largestRadiusKm))
    throw wrong('radiusKm', radiusKm, `above 0 to ${largestRadiusKm}`);
  return condition(rounded(latitude), rounded(longitude), rounded(radiusKm));
}

/** To a tenth of a millimetre: PostgreSQL refuses numbers so small that they lose digits. */
const rounded = (value: number): number => Number(value.toFixed(9));

function condition(latitude: number, longitude: number, radiusKm: number): Sql {
  const band = (radiusKm / earthRadiusKm) * (180 / Math.PI) + 1e-6;
  return Prisma.sql`(place.latitude BETWEEN ${latitude - band}::float8 AND ${latitude + band}::float8
    AND 2 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
      power(sin(radians(place.latitude - ${latitude}::float8) / 2), 2)
      + cos(radians(${latitude}::float8)) * cos(radians(place.latitude))
        * power(sin(radians(place.longitude - ${longitude}::float8) / 2), 2)))) <= ${radiusKm}::float8)`;
}

const wrong = (name: string, value: number, range: string) =>
  badUserInput(`\`near.${name}: ${value}\` must be ${range}.`, { argument: `near.${name}` });

/** The places of the corpus within a circle, and how many articles name each. */
export function placesWithin(read: Read, near: NearInput): Promise<{ id: number; count: number }[]> {
  return read(Prisma.sql`
    SELECT e.id, e."articleCount" AS count FROM "Place" place JOIN "Entity" e ON e.id = place."entityId"
    WHERE ${withinCircle(near)} ORDER BY 1`);
}
