using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportHosting
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("hostings/{sourceKey}", Handle)
        .WithSummary("Load a hosting question; a ruling that staff made stays");

    private static async Task<Ok<Imported>> Handle([StringLength(60)] string sourceKey, HostingImport told, MembershipDb db, CancellationToken ct)
    {
        var known = await db.Hostings.SingleOrDefaultAsync(hosting => hosting.SourceKey == sourceKey, ct);
        if (known is not null)
        {
            return Import.Result(known.Id.Value, isNew: false, changed: false);
        }

        var organisations = await db.Organisations.ByKeysAsync([told.Host, told.Hosted], ct);
        var hosting = db.Hostings.Add(Hosting.Ask(sourceKey, organisations[told.Host], organisations[told.Hosted], told.Source)).Entity;
        var ids = organisations.Values.Select(organisation => organisation.Id).ToList();
        var others = await db.Hostings.Where(other => ids.Contains(other.HostId) || ids.Contains(other.HostedId)).ToListAsync(ct);
        db.Publish(organisations.Values.Select(organisation => organisation.Changed([.. others, hosting])));
        await db.SaveChangesAsync(ct);
        return Import.Result(hosting.Id.Value, isNew: true, changed: true);
    }
}
