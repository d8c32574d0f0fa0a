<?php
class Warehouse
{
    public function take(string $item): int
    {
        throw new RuntimeException("no stock of <$item> & others");
    }
}

function order(string $item): int
{
    return (new Warehouse())->take($item);
}

order('coffee');
