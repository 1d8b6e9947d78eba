using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Data;

internal sealed class EventsDb(DbContextOptions<EventsDb> options) : ServiceDb(options);
