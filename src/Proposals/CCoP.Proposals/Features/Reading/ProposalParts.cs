using CCoP.Membership.Contracts;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;

namespace CCoP.Proposals.Features.Reading;

/// <summary>The parts of a proposal as its page has them.</summary>
internal static class ProposalParts
{
    public static BudgetPart Budget(Proposal proposal, Rates rates)
    {
        var lines = proposal.Budget
            .OrderBy(line => line.Position)
            .Select(line => new BudgetLineItem(
                line.Id.Value, line.Description, line.Unit, line.Quantity / 1.000m, line.UnitCost, line.ActivityId.Value, line.OrganisationId, line.Option,
                line.Total, line.RequestedEur is { } frozen && !proposal.IsEditable ? Money.Eur(frozen) : rates.InEur(line.Total)))
            .ToList();
        var used = lines.Select(line => line.UnitCost.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new BudgetPart(
            lines,
            [.. used.Select(currency => new Money(lines.Where(line => line.Total.Currency == currency).Sum(line => line.Total.Amount), currency))],
            lines.TrueForAll(line => line.TotalEur is not null) ? Money.Eur(lines.Sum(line => line.TotalEur!.Value.Amount)) : null,
            [.. rates.All.OrderBy(rate => rate.Currency, StringComparer.Ordinal).Select(rate => new RateItem(rate.Currency, rate.UnitsPerEur, rate.Day, rate.Source))],
            [.. used.Where(currency => !rates.Has(currency))],
            (uint)proposal.BudgetRevision);
    }

    public static ConditionItem Condition(Condition condition, List<Guid> mine, CurrentUser user) => new(
        condition.Id.Value, condition.Text, condition.Due, condition.OrganisationId, condition.State, condition.Note, condition.FulfilledAt,
        condition.SentBackBecause, condition.ConfirmedAt,
        MayFulfil: condition.State == ConditionState.Open && mine.Contains(condition.OrganisationId),
        MayConfirm: condition.State == ConditionState.Fulfilled && user.Is(Roles.Facilitator) && condition.FulfilledBy != user.PersonId);

    public static CoApplicantItem CoApplicant(CoApplicant member, Proposal proposal, Surroundings around, List<Guid> mine)
    {
        var hasLeftCop = !around.Cop.MemberIds.Contains(member.OrganisationId);
        var organisation = around.Organisations.GetValueOrDefault(member.OrganisationId);
        return new CoApplicantItem(
            member.OrganisationId, organisation?.Name ?? new LocalText(""), organisation?.Acronym, member.State, organisation?.Kind == OrganisationKind.Grantee,
            proposal.SignOffs.FirstOrDefault(signOff => signOff.OrganisationId == member.OrganisationId)?.At,
            member is { SignedEdition: { } edition, SignedAt: { } at } ? new EarlierSignOff(edition, at) : null,
            hasLeftCop,
            MayLeave: proposal.IsEditable && member.State == CoApplicantState.Accepted && proposal.Accepted.Count > 1
                && (mine.Contains(member.OrganisationId) || (hasLeftCop && mine.Exists(proposal.HasAccepted))));
    }
}
