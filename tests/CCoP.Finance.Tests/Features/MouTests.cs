using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Finance.Tests.Features;

public sealed class MouTests(FinanceFixture finance) : IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "N05")]
    public async Task An_advance_before_the_memorandum_is_fully_signed_or_after_it_expired_is_refused()
    {
        var award = await finance.AwardAsync();
        var wanted = award.Wanted(Money.Usd(10));
        (await award.PageAsync()).NeedsMou.ShouldBeTrue();
        await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct), HttpStatusCode.UnprocessableEntity, "mou.missing");

        var hash = (await award.DraftMouAsync(award.Memorandum with { ValidUntil = finance.Today })).Hash;
        await award.Facilitator.SignMouAsync(award.Id, new(award.FacilitatingId, hash), Ct);
        await award.Representative.SignMouAsync(award.Id, new(award.LeftId, hash), Ct);
        await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct), HttpStatusCode.UnprocessableEntity, "mou.missing");

        var signed = await finance.Bus.ListenAsync<MouSigned>();
        await award.Partner.SignMouAsync(award.Id, new(award.RightId, hash), Ct);
        await award.Partner.SignMouAsync(award.Id, new(award.RightId, hash), Ct);
        (await signed.OneAsync(told => told.AwardId == award.Id)).RepresentativeOrganisationId.ShouldBe(award.LeftId);
        await finance.ToldAsync();
        signed.All.Count(told => told.AwardId == award.Id).ShouldBe(1);
        await award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct);

        try
        {
            finance.Clock.Advance(TimeSpan.FromDays(1));
            (await RefusedAsync(() => award.Representative.RequestAdvanceAsync(award.Id, wanted, Ct), HttpStatusCode.UnprocessableEntity, "mou.missing"))
                .Facts["state"].GetString().ShouldBe("expired");
            (await award.PageAsync()).Mou!.State.ShouldBe(MouState.Expired);
        }
        finally
        {
            finance.Clock.Advance(TimeSpan.FromDays(-1));
        }
    }

    [Fact, Trait("Row", "N06")]
    public async Task Replacing_the_memorandum_makes_a_new_version_that_needs_every_signature_again()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var first = (await award.PageAsync(award.Partner)).Mou!;
        (first.Number, first.State).ShouldBe((1, MouState.InForce));
        first.Parties.Select(party => (party.OrganisationId, party.IsFacilitator)).ShouldBe([(award.FacilitatingId, true), (award.LeftId, false), (award.RightId, false)]);
        first.Parties.ShouldAllBe(party => party.SignedBy!.StartsWith("Somebody") && party.SignedAt != null);
        first.Text.Km.ShouldBe(award.Memorandum.Text.Km);

        await finance.RepresentedAsync(award.Made.CopId, 2, award.Made.MemberIds, award.RightId);
        var second = await award.DraftMouAsync(award.Memorandum with { RepresentativeOrganisationId = award.RightId });

        (second.Number, second.Hash == first.Hash).ShouldBe((2, false));
        var page = await award.PageAsync(award.Representative);
        (page.Mou!.State, page.MayRequestAdvance, page.NeedsMou).ShouldBe((MouState.WaitingForSignatures, false, true));
        page.MaySignFor.ShouldBe([award.LeftId]);
        await RefusedAsync(() => award.Representative.SignMouAsync(award.Id, new(award.LeftId, first.Hash), Ct), HttpStatusCode.PreconditionFailed, "content.changed");
    }

    [Fact, Trait("Row", "M12")]
    public async Task Option_2_does_not_start_until_every_member_organisation_has_confirmed_a_representative()
    {
        var award = await finance.AwardAsync();
        await finance.RepresentedAsync(award.Made.CopId, 2, award.Made.MemberIds, null);
        await RefusedAsync(() => award.DraftMouAsync(), HttpStatusCode.UnprocessableEntity, "representative.not_confirmed");

        await finance.RepresentedAsync(award.Made.CopId, 3, award.Made.MemberIds, award.RightId);
        await RefusedAsync(() => award.DraftMouAsync(), HttpStatusCode.UnprocessableEntity, "representative.not_confirmed");
        (await award.DraftMouAsync(award.Memorandum with { RepresentativeOrganisationId = award.RightId })).Number.ShouldBe(1);
    }

    [Fact]
    public async Task Each_party_signs_by_its_own_representative()
    {
        var award = await finance.AwardAsync();
        var hash = (await award.DraftMouAsync()).Hash;

        await RefusedAsync(() => award.Representative.SignMouAsync(award.Id, new(award.RightId, hash), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        await RefusedAsync(() => award.Facilitator.SignMouAsync(award.Id, new(award.LeftId, hash), Ct), HttpStatusCode.Forbidden, "organisation.not_yours");
        await RefusedAsync(() => award.Payer.SignMouAsync(award.Id, new(award.LeftId, hash), Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(async () => await award.Representative.DraftMouAsync(award.Id, award.Memorandum, (await award.PageAsync()).Version, Ct), HttpStatusCode.Forbidden, "role.missing");
        (await award.PageAsync()).Mou!.Parties.ShouldAllBe(party => party.SignedAt == null);
    }

    [Fact]
    public async Task A_draft_needs_both_languages_a_member_as_representative_days_to_come_and_the_current_version()
    {
        var award = await finance.AwardAsync();
        var (version, good) = ((await award.PageAsync()).Version, award.Memorandum);
        Task Draft(NewMou told) => award.Facilitator.DraftMouAsync(award.Id, told, version, Ct);

        await RefusedAsync(() => Draft(good with { Text = new("English only") }), HttpStatusCode.UnprocessableEntity, "mou.languages");
        await RefusedAsync(() => Draft(good with { RepresentativeOrganisationId = award.FacilitatingId }), HttpStatusCode.UnprocessableEntity, "mou.representative");
        await RefusedAsync(() => Draft(good with { ValidUntil = finance.Today.AddDays(-1) }), HttpStatusCode.UnprocessableEntity, "mou.valid_until");
        await RefusedAsync(() => Draft(good with { ValidUntil = null }), HttpStatusCode.BadRequest);
        await Draft(good);
        await RefusedAsync(() => Draft(good), HttpStatusCode.PreconditionFailed, "version.stale");
    }
}
