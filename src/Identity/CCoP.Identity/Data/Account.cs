using Microsoft.AspNetCore.Identity;

namespace CCoP.Identity.Data;

/// <summary>Someone who can sign in. The id is the PersonId of Membership and the <c>sub</c> of their tokens.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>How others see this person; travels in tokens as <c>name</c>.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Coarse roles of <see cref="Roles"/>; where they count is data of the service that asks.</summary>
    public string[] CoarseRoles { get; set; } = [];
}
