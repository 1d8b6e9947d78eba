using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Importing;

internal static class ImportCop
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("cops/{sourceKey}", Handle)
        .WithSummary("Load a CoP with the members and rightsholder groups that the source names");

    private static async Task<Ok<Imported>> Handle(
        [StringLength(60)] string sourceKey, CopImport told, MembershipDb db, TimeProvider clock, CancellationToken ct)
    {
        var members = Words.Checked(told.Members, "members");
        var codes = Import.Keys(Words.Checked(told.Groups, "groups"));
        var organisations = await db.Organisations.ByKeysAsync(members.Select(member => member.Organisation), ct);
        var groups = await db.Groups.Where(group => codes.Contains(group.Code)).ToListAsync(ct);
        Import.RequireAll(codes, groups.Select(group => group.Code));

        var cop = await db.WholeCops.Include(cop => cop.Groups).SingleOrDefaultAsync(cop => cop.Slug == sourceKey, ct);
        var isNew = cop is null;
        cop ??= db.Cops.Add(Cop.Form(sourceKey)).Entity;

        var changed = cop.Describe(told, groups);
        foreach (var member in members)
        {
            changed |= cop.RecordMember(organisations[member.Organisation], member.Since, member.Source, clock.GetUtcNow());
        }

        if (changed)
        {
            db.Publish(cop.Changed());
        }

        await db.SaveChangesAsync(ct);
        return Import.Result(cop.Id.Value, isNew, changed);
    }
}
