using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Membership.Tests.Features;

/// <summary>Who acts for all members of a CoP.</summary>
public sealed class RepresentingTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "M12")]
    public async Task A_representative_stands_once_every_member_organisation_has_confirmed()
    {
        var cop = await WorldAsync("stands");
        var told = await membership.Bus.ListenAsync<CopChanged>();

        await NominateAsync(cop, cop.Left, cop.Right);
        var waiting = await DeskAsync(cop);
        waiting.Representative.ShouldBeNull();
        waiting.Nomination!.ConfirmedBy.ShouldHaveSingleItem().En.ShouldBe("Left stands");
        waiting.Nomination.WaitsFor.ShouldHaveSingleItem().En.ShouldBe("Right stands");
        await RefusedAsync(() => ConfirmAsync(cop, cop.Left, waiting.Nomination.Id, cop.Right.Organisation), HttpStatusCode.NotFound);

        (await membership.As(cop.Left.Person).ListMyNominationsAsync(Ct)).Items.ShouldBeEmpty();
        (await membership.As(cop.Right.Person).ListMyNominationsAsync(Ct)).Items.ShouldHaveSingleItem().CopSlug.ShouldBe("stands");
        await ConfirmAsync(cop, cop.Right, waiting.Nomination.Id, cop.Right.Organisation);
        (await membership.As(cop.Right.Person).ListMyNominationsAsync(Ct)).Items.ShouldBeEmpty();

        var representative = (await told.OneAsync(change => change.Slug == "stands" && change.Representative is not null)).Representative!;
        representative.ShouldBe(new CopRepresentative(cop.Left.Person, cop.Left.Organisation, cop.Right.Person, cop.Right.Organisation));
        (await DeskAsync(cop)).Representative!.Substitute.PersonId.ShouldBe(cop.Right.Person);
    }

    [Fact, Trait("Row", "M12")]
    public async Task Whoever_stands_stays_until_the_next_is_confirmed_and_a_new_member_has_to_confirm_too()
    {
        var cop = await WorldAsync("next");
        await NominateAsync(cop, cop.Left, cop.Right);
        await ConfirmAsync(cop, cop.Right, (await DeskAsync(cop)).Nomination!.Id, cop.Right.Organisation);
        var first = (await DeskAsync(cop)).Representative!;

        await NominateAsync(cop, cop.Right, cop.Left);
        (await DeskAsync(cop)).Representative!.Id.ShouldBe(first.Id);
        await RefusedAsync(() => ConfirmAsync(cop, cop.Right, first.Id, cop.Right.Organisation), HttpStatusCode.UnprocessableEntity, "nomination.replaced");

        var third = await MemberAsync("next-third", "Third");
        var told = await membership.Bus.ListenAsync<CopChanged>();
        await membership.As(cop.Left.Person, Roles.Grantee).InviteMemberAsync("next", third.Organisation, (await DeskAsync(cop)).Version, Ct);
        await membership.As(third.Person, Roles.Grantee).AcceptInvitationAsync("next", third.Organisation, Ct);
        (await told.OneAsync(change => change.MemberIds.Contains(third.Organisation))).Representative.ShouldBeNull();
        (await DeskAsync(cop)).Representative.ShouldBeNull();
    }

    [Fact]
    public async Task A_nomination_is_refused_where_the_people_are_no_members_the_same_or_represent_another_CoP()
    {
        var (cop, other) = (await WorldAsync("own"), await WorldAsync("other"));
        await RefusedAsync(() => NominateAsync(cop, cop.Left, cop.Left), HttpStatusCode.UnprocessableEntity, "nomination.same_person");
        await RefusedAsync(() => NominateAsync(cop, cop.Left, other.Left), HttpStatusCode.UnprocessableEntity, "nomination.not_member");
        await RefusedAsync(() => NominateAsync(cop, cop.Left, cop.Right, other.Left), HttpStatusCode.Forbidden, "member.not_yours");
        (await membership.As(other.Left.Person, Roles.Grantee).ReadCopDeskAsync("own", Ct)).ShouldBeNull();

        await NominateAsync(other, other.Left, other.Right);
        await ConfirmAsync(other, other.Right, (await DeskAsync(other)).Nomination!.Id, other.Right.Organisation);
        await membership.Importer.ImportPersonAsync($"p-{other.Left.Person:N}", new PersonImport(
            other.Left.Person, "Somebody", [new(Roles.Grantee, "other-left", null), new(Roles.Grantee, "own-left", null)]), Ct);
        await RefusedAsync(() => NominateAsync(cop, new(other.Left.Person, cop.Left.Organisation), cop.Right, cop.Left), HttpStatusCode.UnprocessableEntity, "nomination.other_cop");
    }

    [Fact, Trait("Row", "M07")]
    public async Task An_invitation_is_declined_by_the_invited_organisation_and_can_be_made_again()
    {
        var cop = await WorldAsync("declined");
        var guest = await MemberAsync("declined-guest", "Guest");
        var inviter = membership.As(cop.Left.Person, Roles.Grantee);
        await inviter.InviteMemberAsync("declined", guest.Organisation, (await DeskAsync(cop)).Version, Ct);
        await RefusedAsync(() => inviter.DeclineInvitationAsync("declined", guest.Organisation, Ct), HttpStatusCode.NotFound);

        await membership.As(guest.Person, Roles.Grantee).DeclineInvitationAsync("declined", guest.Organisation, Ct);

        var declined = (await DeskAsync(cop)).Memberships.Single(each => each.OrganisationId == guest.Organisation);
        (declined.State, declined.Steps.Count).ShouldBe((MembershipState.Declined, 2));
        (await inviter.ReadCopAsync("declined", Ct))!.Members.ShouldNotContain(member => member.OrganisationId == guest.Organisation);
        await RefusedAsync(() => membership.As(guest.Person, Roles.Grantee).AcceptInvitationAsync("declined", guest.Organisation, Ct), HttpStatusCode.UnprocessableEntity, "member.not_invited");
        await inviter.InviteMemberAsync("declined", guest.Organisation, (await DeskAsync(cop)).Version, Ct);
    }

    [Fact]
    public async Task The_last_member_cannot_leave()
    {
        var only = await MemberAsync("only", "Only");
        await membership.CopAsync("only-cop", "Only", "only");
        var leaving = membership.As(only.Person, Roles.Grantee);
        await RefusedAsync(
            async () => await leaving.LeaveCopAsync("only-cop", only.Organisation, (await leaving.ReadCopAsync("only-cop", Ct))!.Version, Ct), HttpStatusCode.UnprocessableEntity, "member.last");
    }

    private sealed record Member(Guid Person, Guid Organisation);

    private sealed record World(string Slug, Member Left, Member Right);

    private async Task<World> WorldAsync(string slug)
    {
        var (left, right) = (await MemberAsync($"{slug}-left", $"Left {slug}"), await MemberAsync($"{slug}-right", $"Right {slug}"));
        await membership.CopAsync(slug, slug, $"{slug}-left", $"{slug}-right");
        return new(slug, left, right);
    }

    private async Task<Member> MemberAsync(string key, string name)
    {
        var organisation = await membership.OrganisationAsync(key, name);
        return new(await membership.PersonAsync(Roles.Grantee, key), organisation.Id);
    }

    private async Task<CopDesk> DeskAsync(World cop) => (await membership.As(cop.Left.Person, Roles.Grantee).ReadCopDeskAsync(cop.Slug, Ct))!;

    private async Task NominateAsync(World cop, Member representative, Member substitute, Member? by = null) => await membership.As((by ?? representative).Person, Roles.Grantee)
        .NominateRepresentativeAsync(cop.Slug, new(representative.Person, representative.Organisation, substitute.Person, substitute.Organisation), (await DeskAsync(cop)).Version, Ct);

    private Task ConfirmAsync(World cop, Member by, Guid nomination, Guid organisation) =>
        membership.As(by.Person, Roles.Grantee).ConfirmRepresentativeAsync(cop.Slug, nomination, organisation, Ct);
}
