using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Data;

internal sealed class MediaDb(DbContextOptions<MediaDb> options) : ServiceDb(options);
