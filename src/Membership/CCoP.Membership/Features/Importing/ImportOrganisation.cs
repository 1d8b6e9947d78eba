using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportOrganisation
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("organisations/{sourceKey}", Handle)
        .WithSummary("Load an organisation");

    private static async Task<Ok<Imported>> Handle([StringLength(60)] string sourceKey, OrganisationImport told, MembershipDb db, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(organisation => organisation.Slug == sourceKey, ct);
        var isNew = organisation is null;
        organisation ??= db.Organisations.Add(Organisation.Register(sourceKey)).Entity;
        var changed = organisation.Describe(told);
        if (changed)
        {
            var open = await db.Hostings.Where(hosting => hosting.HostId == organisation.Id || hosting.HostedId == organisation.Id).ToListAsync(ct);
            db.Publish(organisation.Changed(open));
        }

        await db.SaveChangesAsync(ct);
        return Import.Result(organisation.Id.Value, isNew, changed);
    }
}
