using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Living;

internal static class FormCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("cops", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Form a CoP: its members are invited and its parts written from now on");

    private static async Task<Created> Handle(NewCop told, MembershipDb db, CancellationToken ct)
    {
        Rule.Available(!await db.Cops.AnyAsync(cop => cop.Slug == told.Slug, ct), "record.duplicate", "There already is a CoP of this name in its address.");
        var cop = db.Cops.Add(Cop.Form(told.Slug).Named(told.Name, told.Colour, told.MeetingMode!.Value)).Entity;
        db.Publish(cop.Changed());
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/membership/cops/{cop.Slug}");
    }
}
