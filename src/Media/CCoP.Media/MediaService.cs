using CCoP.Media.Data;
using CCoP.Media.Features.Reactions;

namespace CCoP.Media;

/// <summary>The database and messages of Media, as its own process and CCoP.Prepare compose them.</summary>
public static class MediaService
{
    public const string Name = "media";

    public static void AddMedia(this IHostApplicationBuilder builder) => builder.AddService<MediaDb>(Name, bus => bus
        .Consume<KeepCopCopy>()
        .Consume<KeepRoleCopy>()
        .Consume<KeepOutputCopy>());
}
