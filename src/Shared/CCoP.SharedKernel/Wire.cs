namespace CCoP.SharedKernel;

/// <summary>What travels on the bus. Messages with the same key are delivered in the order in which they were saved.</summary>
public interface IMessage
{
    /// <summary>The aggregate that the message is about.</summary>
    Guid Key { get; }
}

/// <summary>A wire record with the version that <c>If-Match</c> wants back; its ETag begins with it.</summary>
public interface IVersioned
{
    uint Version { get; }
}

/// <summary>One page of a list. <paramref name="Next"/> is the cursor of the following page; null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How a list becomes pages.</summary>
public static class Paging
{
    /// <summary>One item more than the limit was asked for, to know whether there is a next page.</summary>
    /// <param name="cursor">What the list is ordered by: of the last item it is where the next page begins.</param>
    public static Page<T> ToPage<T>(this List<T> items, int limit, Func<T, object> cursor) =>
        new([.. items.Take(limit)], items.Count > limit ? cursor(items[limit - 1]).ToString() : null);
}
