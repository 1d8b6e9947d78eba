using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Membership.Tests.Features;

/// <summary>People with dated roles, and what stays of them.</summary>
public sealed class PeopleTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private MembershipClient Facilitator => membership.As(Guid.CreateVersion7(), Roles.Facilitator);

    private DateOnly Today => PhnomPenh.Day(membership.Clock.GetUtcNow());

    [Fact, Trait("Row", "M04")]
    public async Task A_person_whose_role_ended_yesterday_cannot_act_today_and_past_acts_still_show_the_role_then_held()
    {
        var (organisation, _) = await CopAsync("yesterday");
        var guest = await membership.OrganisationAsync("yesterday-guest", "Guest");
        var later = await membership.OrganisationAsync("yesterday-later", "Later");
        var person = await membership.PersonAsync(OrganisationRoles.Volunteer, "yesterday");
        await GiveAsync(person, new(Roles.Grantee, organisation, null, Today.AddDays(-30), null));
        var acting = membership.As(person, Roles.Grantee);
        await acting.InviteMemberAsync("yesterday", guest.Id, (await acting.ReadCopAsync("yesterday", Ct))!.Version, Ct);

        var told = await membership.Bus.ListenAsync<RoleChanged>();
        var held = (await PageAsync(person)).Roles.Single(role => role.Role == Roles.Grantee);
        await Facilitator.EndRoleAsync(person, held.Id, Today.AddDays(-1), (await PageAsync(person)).Version, Ct);

        (await told.OneAsync(role => role.RoleId == held.Id)).To.ShouldBe(PhnomPenh.At(Today, default));
        await RefusedAsync(
            async () => await acting.InviteMemberAsync("yesterday", later.Id, (await acting.ReadCopAsync("yesterday", Ct))!.Version, Ct), HttpStatusCode.Forbidden, "member.not_yours");
        (await acting.ReadMeAsync(Ct))!.Roles.ShouldNotContain(role => role.Role == Roles.Grantee);
        var step = (await Facilitator.ReadCopDeskAsync("yesterday", Ct))!.Memberships.Single(each => each.OrganisationId == guest.Id).Steps.ShouldHaveSingleItem();
        (step.State, step.By, step.Role).ShouldBe((MembershipState.Invited, "Somebody", Roles.Grantee));
        var past = (await PageAsync(person)).Roles.Single(role => role.Id == held.Id);
        (past.FirstDay, past.LastDay, past.IsCurrent).ShouldBe((Today.AddDays(-30), Today.AddDays(-1), false));
    }

    [Fact, Trait("Row", "M04")]
    public async Task A_role_counts_on_its_first_and_its_last_day_and_not_outside_them()
    {
        var (organisation, _) = await CopAsync("days");
        var person = await membership.PersonAsync(OrganisationRoles.Member, "days");
        await GiveAsync(person, new(Roles.Grantee, organisation, null, Today.AddDays(1), Today.AddDays(2)));
        (await HoldsAsync()).ShouldBeFalse();
        try
        {
            membership.Clock.Advance(TimeSpan.FromDays(1));
            (await HoldsAsync()).ShouldBeTrue();
            membership.Clock.Advance(TimeSpan.FromDays(1));
            (await HoldsAsync()).ShouldBeTrue();
            membership.Clock.Advance(TimeSpan.FromDays(1));
            (await HoldsAsync()).ShouldBeFalse();
        }
        finally
        {
            membership.Clock.Advance(TimeSpan.FromDays(-3));
        }

        async Task<bool> HoldsAsync() => (await membership.As(person).ReadMeAsync(Ct))!.Roles.Any(role => role.Role == Roles.Grantee);
    }

    [Fact]
    public async Task A_role_is_refused_where_its_days_its_organisation_or_who_gives_it_are_wrong()
    {
        var (organisation, cop) = await CopAsync("refused");
        var person = await membership.PersonAsync(OrganisationRoles.Member, "refused");
        var good = new NewRole(Roles.Grantee, organisation, cop, Today, Today.AddDays(9));

        await RefusedAsync(() => GiveAsync(person, good with { LastDay = Today.AddDays(-1) }), HttpStatusCode.UnprocessableEntity, "role.dates");
        await RefusedAsync(() => GiveAsync(person, good with { OrganisationId = null }), HttpStatusCode.UnprocessableEntity, "role.organisation_missing");
        await RefusedAsync(() => GiveAsync(person, good with { Role = "king" }), HttpStatusCode.UnprocessableEntity, "role.unknown");
        await RefusedAsync(() => GiveAsync(person, good with { Role = Roles.FinancePay }), HttpStatusCode.Forbidden, "role.not_yours");
        await RefusedAsync(() => GiveAsync(person, good, membership.As(person, Roles.Facilitator)), HttpStatusCode.Forbidden, "role.own");
        await RefusedAsync(() => GiveAsync(person, good, membership.As(person, Roles.Grantee)), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => Facilitator.GiveRoleAsync(person, good, 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await GiveAsync(person, good);
        await RefusedAsync(() => GiveAsync(person, good with { FirstDay = Today.AddDays(9), LastDay = null }), HttpStatusCode.UnprocessableEntity, "role.held");
        await GiveAsync(person, good with { FirstDay = Today.AddDays(10), LastDay = null });
        await GiveAsync(person, new(Roles.FinancePay, null, null, null, null), membership.As(Guid.CreateVersion7(), Roles.Admin));

        var paying = (await PageAsync(person)).Roles.Single(role => role.Role == Roles.FinancePay);
        paying.MayEnd.ShouldBeFalse();
        await RefusedAsync(() => EndAsync(person, paying.Id, Today), HttpStatusCode.Forbidden, "role.not_yours");
        var now = (await PageAsync(person)).Roles.Single(role => role is { Role: Roles.Grantee, IsCurrent: true });
        await RefusedAsync(() => EndAsync(person, now.Id, Today.AddDays(-1)), HttpStatusCode.UnprocessableEntity, "role.dates");
        await RefusedAsync(() => EndAsync(person, Guid.CreateVersion7(), Today), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_import_ends_the_roles_that_it_gave_and_no_role_that_staff_gave()
    {
        var (organisation, _) = await CopAsync("kept");
        var person = await membership.PersonAsync(OrganisationRoles.Member, "kept");
        await GiveAsync(person, new(OrganisationRoles.Staff, organisation, null, null, null));

        await membership.Importer.ImportPersonAsync($"p-{person:N}", new PersonImport(person, "Somebody", []), Ct);

        (await PageAsync(person)).Roles.Where(role => role.IsCurrent).Select(role => role.Role).ShouldBe([OrganisationRoles.Staff]);
    }

    [Fact, Trait("Row", "M13")]
    public async Task The_audit_says_that_a_name_changed_and_not_what_it_is()
    {
        var person = Guid.CreateVersion7();
        await membership.Importer.ImportPersonAsync($"p-{person:N}", new PersonImport(person, "Chan Sokha", []), Ct);
        await membership.Importer.ImportPersonAsync($"p-{person:N}", new PersonImport(person, "Chan Sophea", []), Ct);

        var audit = await membership.AuditOfAsync("Person");
        audit.ShouldContain("\"Name\"");
        audit.ShouldContain("withheld");
        audit.ShouldNotContain("Chan");
    }

    private async Task<(Guid Organisation, Guid Cop)> CopAsync(string key)
    {
        var organisation = await membership.OrganisationAsync(key, $"Organisation {key}");
        return (organisation.Id, (await membership.CopAsync(key, $"CoP {key}", key)).Id);
    }

    private async Task<PersonPage> PageAsync(Guid person) => (await Facilitator.ReadPersonAsync(person, Ct))!;

    private async Task GiveAsync(Guid person, NewRole role, MembershipClient? by = null) => await (by ?? Facilitator).GiveRoleAsync(person, role, (await PageAsync(person)).Version, Ct);

    private async Task EndAsync(Guid person, Guid role, DateOnly lastDay) => await Facilitator.EndRoleAsync(person, role, lastDay, (await PageAsync(person)).Version, Ct);
}
