using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ReadCopDesk
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("cops/{slug}/desk", Handle)
        .WithSummary("What the people of a CoP work on: memberships with their history, and who represents it");

    private static async Task<Results<Ok<CopDesk>, NotFound>> Handle(string slug, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cop = await db.WholeCops.AsNoTracking()
            .Include(cop => cop.Memberships).ThenInclude(membership => membership.Organisation)
            .Include(cop => cop.Memberships).ThenInclude(membership => membership.Steps)
            .Include(cop => cop.Steps)
            .SingleOrDefaultAsync(cop => cop.Slug == slug, ct);
        var isStaff = user.Is(Roles.Facilitator, Roles.Auditor);
        if (cop is null || !(isStaff || await db.IsOfAsync(cop, user.PersonId, now, ct)))
        {
            return TypedResults.NotFound();
        }

        var members = cop.Members.ToList();
        var candidates = await (
            from role in db.RolesAt(now)
            where role.Role == Roles.Grantee && (role.CopId == null || role.CopId == cop.Id) && members.Contains(role.OrganisationId!.Value)
            join person in db.People on role.PersonId equals person.Id
            orderby person.Name
            select new { person.Id, person.Name, OrganisationId = role.OrganisationId!.Value }).Distinct().ToListAsync(ct);
        var own = candidates.Where(candidate => candidate.Id.Value == user.PersonId).Select(candidate => candidate.OrganisationId).ToHashSet();

        var acted = cop.Memberships.SelectMany(membership => membership.Steps.Select(step => step.PersonId))
            .Concat(cop.Nominations.SelectMany(nomination => (Guid[])[nomination.RepresentativeId, nomination.SubstituteId, nomination.NominatedBy]))
            .Concat(cop.Steps.Select(step => step.PersonId).OfType<Guid>())
            .Select(id => new Id<Person>(id)).Distinct().ToList();
        var names = await db.People.Where(person => acted.Contains(person.Id)).ToDictionaryAsync(person => person.Id.Value, person => person.Name, ct);
        var organisations = cop.Memberships.ToDictionary(membership => membership.OrganisationId, membership => membership.Organisation.Name);

        var open = await db.ObligationsOfAsync(cop.Id.Value, ct);
        var hostings = await db.Hostings.AsNoTracking().Where(hosting => hosting.State == HostingState.Open).ToListAsync(ct);
        var grantees = LegalGrantees.Count(cop.Memberships.Where(membership => membership.State == MembershipState.Accepted).Select(membership => membership.Organisation), hostings);

        return TypedResults.Ok(new CopDesk(
            cop.Id.Value, cop.Slug, cop.Name, cop.State, cop.Colour,
            [.. cop.Memberships.OrderBy(membership => membership.Organisation.Name.En, StringComparer.Ordinal).Select(membership => new DeskMembership(
                membership.OrganisationId.Value, membership.Organisation.Slug, membership.Organisation.Name, membership.Organisation.Kind, membership.State, membership.Since,
                [.. membership.Steps.OrderBy(step => step.At).Select(step => new DeskStep(step.State, Name(step.PersonId), step.Role, step.At))]))],
            Item(cop.Nominations.MaxBy(nomination => nomination.At)), Item(cop.Standing),
            [.. candidates.Select(candidate => new Candidate(candidate.Id.Value, candidate.Name, candidate.OrganisationId.Value, organisations[candidate.OrganisationId]))],
            [.. cop.Steps.OrderBy(step => step.At).Select(step => new CopStepItem(step.State, step.PersonId is { } by ? Name(by) : null, step.Role, step.Words, step.At))],
            [.. cop.Missing], open.UnclearedAdvances, open.DueReports, grantees, grantees < LegalGrantees.Needed, [.. Turns(cop, user.Is(Roles.Facilitator), own.Count > 0)],
            [.. own.Select(organisation => organisation.Value)], user.Is(Roles.Facilitator) || own.Count > 0, cop.Version));

        static IEnumerable<string> Turns(Cop cop, bool isFacilitator, bool isMember)
        {
            var isOver = cop.State == CopState.Disbanded;
            (string Name, bool IsOpen)[] turns =
            [
                ("describe", !isOver && (isFacilitator || isMember)),
                ("establish", cop.State == CopState.Forming && isFacilitator),
                ("goal", cop.State is CopState.Established or CopState.Awarded or CopState.Active && (isFacilitator || isMember)),
                ("disband", !isOver && isFacilitator),
                ("reopen", (isOver || cop.State == CopState.GoalReached) && isFacilitator),
            ];
            return turns.Where(turn => turn.IsOpen).Select(turn => turn.Name);
        }

        string Name(Guid person) => names.GetValueOrDefault(person, "");

        NominationItem? Item(Nomination? nomination) => nomination is null ? null : new(
            nomination.Id.Value,
            new(nomination.RepresentativeId, Name(nomination.RepresentativeId), nomination.RepresentativeOrganisationId.Value, organisations[nomination.RepresentativeOrganisationId]),
            new(nomination.SubstituteId, Name(nomination.SubstituteId), nomination.SubstituteOrganisationId.Value, organisations[nomination.SubstituteOrganisationId]),
            Name(nomination.NominatedBy), nomination.Role, nomination.At,
            [.. members.Where(nomination.HasConfirmed).Select(member => organisations[member])],
            [.. members.Where(member => !nomination.HasConfirmed(member)).Select(member => organisations[member])]);
    }
}
