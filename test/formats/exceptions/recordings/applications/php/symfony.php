<?php
// Symfony's ErrorHandler component, as the framework uses it with debug on.
require 'Symfony/Component/ErrorHandler/autoload.php';

use Symfony\Component\ErrorHandler\Debug;

Debug::enable();
require __DIR__ . '/warehouse.php';
order('coffee');
