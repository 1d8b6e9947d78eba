namespace CCoP.Identity.Data;

/// <summary>What a key of the token server is for.</summary>
internal enum KeyUse
{
    /// <summary>RSA; signs tokens, its public half is published.</summary>
    Signing,

    /// <summary>AES-256; hides authorization codes and refresh tokens from everyone but this server.</summary>
    Encryption,
}

/// <summary>A key that outlives a restart, so that tokens and sessions stay valid.</summary>
internal sealed class TokenKey
{
    /// <summary>The <c>kid</c> of tokens.</summary>
    public required Guid Id { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>The private key, under the platform's data protection.</summary>
    public required string Protected { get; init; }

    /// <summary>The newest key of a use is the one in use; older ones still validate.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
