using System.Security.Cryptography.X509Certificates;

namespace PluginHost.Live;

/// <summary>Where the doors stand and how long they wait.</summary>
public sealed record LiveOptions
{
    /// <summary>The one port; 0 takes any free one.</summary>
    public int Port { get; init; } = 8765;

    /// <summary>Whether other computers of the house may come in, with their keys.</summary>
    public bool Lan { get; init; }

    /// <summary>The address that whatever stands in front of this host is known by.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>What connections from other computers are sealed with; on this computer they need not be.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether connections from other computers are sealed.</summary>
    public bool Secure => Certificate is not null;

    /// <summary>Somebody else's accounts that people may sign in with.</summary>
    public ExternalProvider? External { get; init; }

    /// <summary>The opaque id of the person who owns this host.</summary>
    public string GameMaster { get; init; } = "gm";

    /// <summary>How long a new connection may stay silent or unknown.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the head of a request may take to arrive.</summary>
    public TimeSpan HeadPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a socket is asked whether it still lives, and how long it may take to say so.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the other end may take to read a message before it is cut off. It comes back and is told what it missed.</summary>
    public TimeSpan WritePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message that has begun to arrive may take to end.</summary>
    public TimeSpan ReadPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a line connection that is told nothing may say nothing. It cannot be asked whether it lives, as a socket can.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a stream that has nothing to say shows that it lives, so that nothing on the way closes it.</summary>
    public TimeSpan StreamComment { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often, at most, cursors and presence are told.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long somebody whose line broke is still at the table for the others, so that a bad network makes no coming and going.</summary>
    public TimeSpan Absence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a session waits for whoever left to come back.</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a channel is kept after its last viewer left, so that one who comes back misses nothing.</summary>
    public TimeSpan ChannelLife { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many recent messages a channel keeps.</summary>
    public int Ring { get; init; } = 1024;

    /// <summary>How many events behind a returning viewer may be and still be told each of them.</summary>
    public int CatchUp { get; init; } = 10_000;

    /// <summary>How many connections from other computers may be open, and as many again from this one.</summary>
    public int MostConnections { get; init; } = 10_000;

    /// <summary>How many of them from one address: a house has one for all who sit in it.</summary>
    public int MostOfAddress { get; init; } = 256;

    /// <summary>How many sockets, streams and lines that are told events one person may have open.</summary>
    public int MostOfPerson { get; init; } = 64;

    /// <summary>Requests a minute by one socket, one line connection, or one web caller.</summary>
    public int RequestsPerMinute { get; init; } = 100;
}
