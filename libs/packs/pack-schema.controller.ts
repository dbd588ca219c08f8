import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import { PACK_SCHEMAS } from '@bauraum/workflows';

/** The schemas of packs, for editors and for whoever writes packs elsewhere. */
@ApiTags('packs')
@Controller('api/v1/pack-schema')
export class PackSchemaController {
  @Get(':name')
  @Allow('public')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: 'JSON Schema (2020-12) of a file of a pack: pack, periods, fees ...; with or without .schema.json' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  read(@Param('name') name: string): object {
    const known = name.replace(/(\.schema)?\.json$/, '');
    const schema = Object.hasOwn(PACK_SCHEMAS, known) ? PACK_SCHEMAS[known] : undefined;
    if (!schema) throw notFound();
    return schema;
  }
}
